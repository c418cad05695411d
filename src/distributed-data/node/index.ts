export { DamagedStoreFileError, DurableStoreFullError } from "./errors.ts";
export { fileDurableStore } from "./file-durable-store.ts";
