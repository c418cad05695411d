import type { LoadedProvider } from "../actor/index.ts";
import type { ClusterProviderSetup } from "../cluster/internal.ts";
import { providerWithClusterTools } from "../cluster-tools/internal.ts";
import type { Config } from "../hocon/index.ts";
import { distributedDataExtensions } from "./extensions.ts";
import { distributedDataReference } from "./reference.ts";
import { distributedDataSerializers, distributedDataTypes } from "./serializers.ts";
import { dataLimitsFrom } from "./settings/data-limits.ts";
import { replicatorSettingsFrom } from "./settings/replicator-settings.ts";

/** The provider of a node of a cluster that may use distributed data. `references` are the defaults of the transports in `setup`. */
export async function providerWithDistributedData(setup: ClusterProviderSetup, references: readonly Config[]): Promise<LoadedProvider> {
  // Serializers are made while the provider is created, and read nothing before.
  let maximumCompressedParts = 0;
  const withData: ClusterProviderSetup = {
    ...setup,
    builtIn: new Map([...distributedDataSerializers(() => maximumCompressedParts), ...(setup.builtIn ?? [])]),
    types: [...distributedDataTypes, ...(setup.types ?? [])],
  };
  const provider = await providerWithClusterTools("cluster", withData, [...references, distributedDataReference()]);
  return {
    ...provider,
    create(system) {
      ({ maximumCompressedParts } = dataLimitsFrom(system.config));
      return provider.create(system);
    },
    extensions: new Map([...distributedDataExtensions, ...(provider.extensions ?? [])]),
    check(config) {
      provider.check?.(config);
      dataLimitsFrom(config);
      replicatorSettingsFrom(config.getConfig("akka.cluster.distributed-data"));
    },
  };
}
