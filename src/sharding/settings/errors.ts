import { RitsemError } from "../../base/index.ts";

/** Cluster sharding cannot start with these settings. */
export class ShardingSettingError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_SETTING";
}

/** No region or proxy was started for a type of entities. */
export class EntityTypeNotStartedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_NOT_STARTED";

  constructor(what: "region" | "proxy", typeName: string, started: readonly string[]) {
    const call = what === "region" ? "start" : "startProxy";
    super(
      `This node has no ${what} for the entity type "${typeName}". Call ClusterSharding.get(system).${call} first. ` +
        `Started types: ${started.length === 0 ? "none" : started.join(", ")}.`,
    );
  }
}
