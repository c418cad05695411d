import { RitsemError } from "../../base/index.ts";

/** An expectation of a test was not met. */
export class ExpectationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_EXPECTATION";
}

/** The test kit was asked for something that the system under test or its clock cannot do. */
export class TestKitUsageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_USAGE";
}
