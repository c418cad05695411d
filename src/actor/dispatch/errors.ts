import { RitsemError } from "../../base/index.ts";

/** The name of a dispatcher is not configured, or its kind is unknown. */
export class UnknownDispatcherError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_UNKNOWN_DISPATCHER";
}
