import { RitsemError } from "../../base/index.ts";

/** A service could not be looked for. */
export class DiscoveryError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISCOVERY_FAILED";
}
