import type { LoadedProvider } from "../actor/index.ts";
import type { ClusterProviderSetup } from "../cluster/internal.ts";
import { providerWithClusterTools } from "../cluster-tools/internal.ts";
import type { Config } from "../hocon/index.ts";
import { distributedDataExtensions } from "./extensions.ts";
import { distributedDataReference } from "./reference.ts";
import { distributedDataSerializers, distributedDataTypes } from "./serializers.ts";
import { replicatorSettingsFrom } from "./settings/replicator-settings.ts";

/** The provider of a node of a cluster that may use distributed data. `references` are the defaults of the transports in `setup`. */
export async function providerWithDistributedData(setup: ClusterProviderSetup, references: readonly Config[]): Promise<LoadedProvider> {
  const withData: ClusterProviderSetup = {
    ...setup,
    builtIn: new Map([...distributedDataSerializers(), ...(setup.builtIn ?? [])]),
    types: [...distributedDataTypes, ...(setup.types ?? [])],
  };
  const provider = await providerWithClusterTools("cluster", withData, [...references, distributedDataReference()]);
  return {
    ...provider,
    extensions: new Map([...distributedDataExtensions, ...(provider.extensions ?? [])]),
    check(config) {
      provider.check?.(config);
      replicatorSettingsFrom(config.getConfig("akka.cluster.distributed-data"));
    },
  };
}
