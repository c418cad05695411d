import { RitsemError } from "../../base/index.ts";

/** A worker thread that a system needs has not started. The system does not start either. */
export class WorkerStartError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_WORKER_START";

  /** @param why a sentence, cure included */
  constructor(entry: string, why: string, options?: { cause?: unknown }) {
    super(`The worker thread of ritsem.workers.entry = ${JSON.stringify(entry)} has not started: ${why}`, options);
  }
}
