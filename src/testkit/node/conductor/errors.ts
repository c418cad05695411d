import { RitsemError } from "../../../base/index.ts";

/** Nodes of a test over several processes failed: each is named with its exit code and what it printed last. */
export class TestNodesFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_NODES_FAILED";
}

/** A node did not carry out a command of its conductor. */
export class TestNodeCommandError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_TESTKIT_NODE_COMMAND";
}
