import { RitsemError } from "../../base/index.ts";

/** The replicators did not answer in time when locations of shards were read or changed. */
export class ShardLocationsTimeoutError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_LOCATIONS_TIMEOUT";

  constructor(what: "read" | "changed", typeName: string, timeoutMs: number) {
    super(
      `The locations of shards of the type "${typeName}" were not ${what} within ${timeoutMs} ms, the limit in ` +
        "akka.cluster.sharding.external-shard-allocation-strategy.client-timeout. A majority of the members has to run a replicator: call " +
        "DistributedData.get(system) on each of them, or list Akka.DistributedData.DistributedDataProvider in their akka.extensions.",
    );
  }
}
