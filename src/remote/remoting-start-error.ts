import { RitsemError } from "../base/index.ts";

/** Remoting could not start for a reason of the configuration's, not of the network's. */
export class RemotingStartError extends RitsemError {
  readonly code = "RITSEM_REMOTE_START";
}
