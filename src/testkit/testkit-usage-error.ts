import { RitsemError } from "../base/index.ts";

/** The test kit was asked for something that the system or the clock under test cannot do. */
export class TestKitUsageError extends RitsemError {
  readonly code = "RITSEM_TESTKIT_USAGE";
}
