export { DamagedQueueFileError, QueueNeedsRemotingError } from "./errors.ts";
export { fileDurableQueue, type FileQueueOptions } from "./file-durable-queue.ts";
