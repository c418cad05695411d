import { RitsemError } from "../base/index.ts";

/** An expectation of a test was not met. */
export class ExpectationError extends RitsemError {
  readonly code = "RITSEM_TESTKIT_EXPECTATION";
}
