import { RitsemError } from "../../base/index.ts";

/** A dispatcher was named that is not configured, or is of a kind that the system does not know. */
export class UnknownDispatcherError extends RitsemError {
  readonly code = "RITSEM_UNKNOWN_DISPATCHER";
}
