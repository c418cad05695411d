export { createWorkerTransport } from "./create-worker-transport.ts";
export { WorkerViolationError } from "./errors.ts";
export { workerReference, type WorkerSettings, workerSettingsFrom } from "./settings/index.ts";
export { NoWorkerError, type ThisWorker, thisWorker } from "./worker-start.ts";
