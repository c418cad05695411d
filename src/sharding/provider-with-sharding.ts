import type { ExtensionId, LoadedProvider } from "../actor/index.ts";
import { type DataProviderSetup, providerWithDistributedData } from "../distributed-data/internal.ts";
import type { Config } from "../hocon/index.ts";
import { clusterShardingId } from "./cluster-sharding.ts";
import { externalShardAllocationId } from "./external/external-shard-allocation.ts";
import { shardingReference } from "./reference.ts";
import { shardingSettingsFrom } from "./settings/sharding-settings.ts";
import { shardingSerializers, shardingTypes } from "./serializers.ts";

/** By the names that `akka.extensions` has for them in configurations of Akka.NET. */
const EXTENSIONS: readonly (readonly [string, ExtensionId<object>])[] = [
  ["Akka.Cluster.Sharding.ClusterShardingExtensionProvider, Akka.Cluster.Sharding", clusterShardingId],
  ["Akka.Cluster.Sharding.External.ExternalShardAllocationExtensionProvider, Akka.Cluster.Sharding", externalShardAllocationId],
];

/** The provider of a node of a cluster that may use sharding. `references` are the defaults of the transports in `setup`. */
export async function providerWithSharding(setup: DataProviderSetup, references: readonly Config[]): Promise<LoadedProvider> {
  const withSharding: DataProviderSetup = {
    ...setup,
    builtIn: new Map([...shardingSerializers, ...(setup.builtIn ?? [])]),
    types: [...shardingTypes, ...(setup.types ?? [])],
  };
  const provider = await providerWithDistributedData(withSharding, [...references, shardingReference()]);
  return {
    ...provider,
    check(config) {
      provider.check?.(config);
      shardingSettingsFrom(config);
    },
    extensions: new Map([...(provider.extensions ?? []), ...EXTENSIONS]),
  };
}
