import { RitsemError } from "../../base/index.ts";

/** Two values of one key have different replicated data types, so they cannot be merged. */
export class ReplicatedTypeMismatchError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_TYPE_MISMATCH";

  constructor(expected: string, actual: string) {
    super(`Cannot merge ${actual} into ${expected}. Use one replicated data type for a key, on every node.`);
  }
}
