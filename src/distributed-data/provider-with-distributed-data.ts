import type { LoadedProvider } from "../actor/index.ts";
import { withoutAssembly } from "../base/index.ts";
import type { ClusterProviderSetup } from "../cluster/internal.ts";
import { providerWithClusterTools } from "../cluster-tools/internal.ts";
import type { Config } from "../hocon/index.ts";
import { distributedDataExtensions } from "./extensions.ts";
import { distributedDataReference } from "./reference.ts";
import { distributedDataSerializers, distributedDataTypes } from "./serializers.ts";
import type { SettingNote } from "../settings/index.ts";
import type { DurableStoreRegistry } from "./durable/durable-store.ts";
import { durableStoreNamed, LMDB_STORE } from "./durable/named-store.ts";
import type { DurableStoreHolder } from "./extension/replicator-props.ts";
import { dataLimitsFrom } from "./settings/data-limits.ts";
import { replicatorSettingsFrom } from "./settings/replicator-settings.ts";

/** What a program gives to a node that may use distributed data besides its configuration. */
export interface DataProviderSetup extends ClusterProviderSetup {
  /** Stores that `durable.store-actor-class` may name. Default: none. */
  readonly durableStores?: DurableStoreRegistry;
}

const DATA = "akka.cluster.distributed-data";

/** The provider of a node of a cluster that may use distributed data. `references` are the defaults of the transports in `setup`. */
export async function providerWithDistributedData(setup: DataProviderSetup, references: readonly Config[]): Promise<LoadedProvider> {
  // Serializers are made while the provider is created, and read nothing before.
  let maximumCompressedParts = 0;
  const { durableStores = new Map() } = setup;
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
      assertStore(system.config, durableStores);
      return Object.assign(provider.create(system), { durableStores } satisfies DurableStoreHolder);
    },
    extensions: new Map([...distributedDataExtensions, ...(provider.extensions ?? [])]),
    check(config) {
      provider.check?.(config);
      dataLimitsFrom(config);
      assertStore(config, durableStores);
    },
    notes: (config) => [...(provider.notes?.(config) ?? []), ...lmdbNotes(config)],
  };
}

/** Throws UnknownDurableStoreError, so that the system does not start. */
function assertStore(config: Config, durableStores: DurableStoreRegistry): void {
  const { keys, storeClass } = replicatorSettingsFrom(config.getConfig(DATA)).durable;
  if (keys.length > 0) durableStoreNamed(storeClass, durableStores);
}

function lmdbNotes(config: Config): readonly SettingNote[] {
  const { keys, storeClass } = replicatorSettingsFrom(config.getConfig(DATA)).durable;
  if (keys.length === 0 || withoutAssembly(storeClass) !== LMDB_STORE) return [];
  const text =
    `${DATA}.durable.store-actor-class names Akka.NET's store for LMDB. Durable values go to a file of this library below durable.lmdb.dir instead; ` +
    "values that a node of Akka.NET has stored there are not read.";
  return [{ level: "info", text }];
}
