import { RitsemError } from "../../base/index.ts";

/** The replicas of a coordinator's state did not answer in time. The coordinator tries again. */
export class StateNotReplicatedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_STATE_NOT_REPLICATED";

  constructor(what: "read" | "stored", key: string, timeoutMs: number) {
    super(
      `The state of the shard coordinator was not ${what} [${key}]: too few replicas answered within ${timeoutMs} ms. Every member with the role of the regions ` +
        "is a replica: start a region on each of them, or take the role away from members that only have a proxy.",
    );
  }
}

/** The replicas of remembered entities did not answer in time. The shard tries again after a pause. */
export class EntitiesNotReplicatedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_ENTITIES_NOT_REPLICATED";

  constructor(what: "read" | "stored", key: string, timeoutMs: number, setting: string) {
    super(
      `The remembered entities of a shard were not ${what} [${key}]: too few replicas answered within ${timeoutMs} ms, the limit in ` +
        `akka.cluster.sharding.${setting}. Every member with the role of the regions is a replica: start a region on each of them.`,
    );
  }
}
