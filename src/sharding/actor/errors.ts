import { RitsemError } from "../../base/index.ts";

/** A shard region contradicts the coordinator, or has lost a shard. It restarts with a clean state. */
export class ShardRegionFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_REGION_FAILED";

  /** `reason`: what happened. */
  constructor(path: string, reason: string) {
    super(`${path} starts over: ${reason}. Its entities start again when they get messages; there is nothing to do.`);
  }
}

/** The remembered entities of a shard could not be stored. The shard restarts, and reads them again. */
export class ShardFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_SHARD_FAILED";

  /** `reason`: what happened. */
  constructor(path: string, reason: string) {
    super(`${path} starts over, with the entities that are remembered: ${reason}`);
  }
}
