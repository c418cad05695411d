import type { ActorSystem, ExtensionId } from "../../actor/index.ts";
import { DistributedData } from "../../distributed-data/index.ts";
import { ExternalShardAllocationClient } from "./external-shard-allocation-client.ts";

/**
 * Clients that decide where shards live. They may be on any member of the cluster. INTEROP: the counterpart of
 * `Akka.Cluster.Sharding.External.ExternalShardAllocation`.
 */
export class ExternalShardAllocation {
  readonly #system: ActorSystem;
  readonly #clients = new Map<string, ExternalShardAllocationClient>();

  /** @internal see {@link ExternalShardAllocation.get} */
  constructor(system: ActorSystem) {
    this.#system = system;
    DistributedData.get(system); // takes part in gossip from now on
  }

  /** The extension of `system`. Throws ClusterNotRunningError if the system is not a node of a cluster. */
  static get(system: ActorSystem): ExternalShardAllocation {
    return system.extension(externalShardAllocationId);
  }

  /** The client for a type of entities, which need not be started on this node. */
  clientFor(typeName: string): ExternalShardAllocationClient {
    const client = this.#clients.get(typeName) ?? new ExternalShardAllocationClient(this.#system, typeName);
    this.#clients.set(typeName, client);
    return client;
  }
}

/** The id of {@link ExternalShardAllocation} among the extensions of a system. */
export const externalShardAllocationId: ExtensionId<ExternalShardAllocation> = {
  name: "ExternalShardAllocation",
  createExtension: (system) => new ExternalShardAllocation(system),
};
