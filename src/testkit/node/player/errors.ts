import { RitsemError } from "../../../base/index.ts";

/** A barrier failed: another node of the test ended, entered another barrier, or did not come in time. */
export class BarrierFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_BARRIER_FAILED";
}

/** A node could not reach the conductor of its test. */
export class ConductorUnreachableError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_CONDUCTOR_UNREACHABLE";
}
