import { RitsemError } from "../../base/index.ts";

/** An address is valid, but its protocol belongs to no transport of this system, so that nothing can be sent there. */
export class UnknownTransportError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_UNKNOWN_TRANSPORT";
}
