import type { LoadedProvider } from "../actor/index.ts";
import type { ClusterProviderSetup } from "../cluster/internal.ts";
import { providerWithDistributedData } from "../distributed-data/internal.ts";
import type { Config } from "../hocon/index.ts";
import { shardingReference } from "./reference.ts";
import { shardingSerializers, shardingTypes } from "./serializers.ts";

/** The provider of a node of a cluster that may use sharding. `references` are the defaults of the transports in `setup`. */
export async function providerWithSharding(setup: ClusterProviderSetup, references: readonly Config[]): Promise<LoadedProvider> {
  const withSharding: ClusterProviderSetup = {
    ...setup,
    builtIn: new Map([...shardingSerializers, ...(setup.builtIn ?? [])]),
    types: [...shardingTypes, ...(setup.types ?? [])],
  };
  return providerWithDistributedData(withSharding, [...references, shardingReference()]);
}
