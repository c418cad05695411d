import { RitsemError } from "../../base/index.ts";

/**
 * An actor cannot be created on the system where its props or the configuration place it: they cannot be sent, or no class is registered
 * for it. Thrown by `actorOf`, before anything is sent.
 */
export class RemoteDeploymentError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_DEPLOYMENT";
}
