import { RitsemError } from "../../base/index.ts";

/**
 * An actor cannot be created where its props or the configuration want it: they cannot travel, or nobody here knows its class.
 * Thrown by `actorOf`, before anything is sent.
 */
export class RemoteDeploymentError extends RitsemError {
  readonly code = "RITSEM_REMOTE_DEPLOYMENT";
}
