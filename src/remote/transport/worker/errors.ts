import { RitsemError } from "../../../base/index.ts";

/** Another thread sent what is not a sequence of whole frames over a connection, so the connection was closed. */
export class WorkerViolationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_WORKER_VIOLATION";

  /** @param what completes "the peer …": `sent a message that ends within a frame` */
  constructor(peer: string, what: string) {
    super(`Closed the connection with ${peer}: it ${what}. Check that all threads run the same version of Ritsem.`);
  }
}
