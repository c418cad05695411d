import { RitsemError } from "../../base/index.ts";

/** A replicator has as many keys or bytes as it may have. */
export class ReplicatorFullError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_REPLICATOR_FULL";

  constructor(key: string, reason: string) {
    super(`Cannot change the value of the key "${key.slice(0, 200)}": ${reason}. Raise the limit on every node, or delete values.`);
  }
}

/** Two values of one key have different replicated data types, so they cannot be merged. */
export class ReplicatedTypeMismatchError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_TYPE_MISMATCH";

  constructor(expected: string, actual: string) {
    super(`Cannot merge ${actual} into ${expected}. Use one replicated data type for a key, on every node.`);
  }
}
