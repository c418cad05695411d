import type { LoadedProvider } from "../actor/index.ts";
import { missingPartText } from "../actor/internal.ts";
import { withoutAssembly } from "../base/index.ts";
import type { Config } from "../hocon/index.ts";
import type { SettingNote } from "../settings/index.ts";
import { failureDetectorsFrom, missingDetectorIn, remoteProvider, type RemoteSetup } from "../remote/internal.ts";
import { ClusterActorRefProvider } from "./cluster-actor-ref-provider.ts";
import { type BuiltInDowning, builtInDowningNamed, noDowning } from "./downing/downing-providers.ts";
import type { DowningProviderFactory } from "./extension/downing-provider.ts";
import { bootstrapSettingsFrom } from "./bootstrap/bootstrap-settings.ts";
import type { DiscoveryRegistry } from "./discovery/service-discovery.ts";
import type { LeaseRegistry } from "./lease/lease-provider.ts";
import { ClusterMessage } from "./message/cluster-message.ts";
import { clusterReference } from "./reference.ts";
import { ClusterRouterPool } from "./routing/cluster-router-pool.ts";
import { routerPoolEntry } from "./routing/router-pool-entry.ts";
import { ClusterMessageSerializer } from "./serializer/cluster-message-serializer.ts";
import { clusterSettingsFrom } from "./settings/cluster-settings.ts";

/** What a program gives to a node of a cluster besides its configuration. */
export interface ClusterProviderSetup extends RemoteSetup {
  /** Downing providers that `akka.cluster.downing-provider-class` may name, besides the built-in ones. Default: none. */
  readonly downingProviders?: ReadonlyMap<string, DowningProviderFactory>;
  /** What finds services, by the names in `akka.discovery.method`. Default: configuration alone. */
  readonly discoveries?: DiscoveryRegistry;
  /** Leases that `lease-class` may name. Default: none. */
  readonly leases?: LeaseRegistry;
}

const DOWNING = "akka.cluster.downing-provider-class";
const DETECTOR = "akka.cluster.failure-detector";

/** What `akka.actor.provider = cluster` loads. `transportReferences` are the defaults of the transports in `setup`. */
export function clusterProvider(setup: ClusterProviderSetup, transportReferences: readonly Config[]): LoadedProvider {
  const { downingProviders = new Map(), failureDetectors = new Map(), leases = new Map() } = setup;
  const downingIn = (config: Config): BuiltInDowning | undefined => downingNamed(config.getString(DOWNING), downingProviders, leases);
  const withMessages = withClusterMessages(setup);
  const remote = remoteProvider(withMessages, transportReferences);
  return {
    ...remote,
    reference: clusterReference().withFallback(remote.reference),
    check(config) {
      remote.check?.(config);
      clusterSettingsFrom(config);
      bootstrapSettingsFrom(config);
      downingIn(config)?.check(config);
      failureDetectorsFrom(config, DETECTOR, failureDetectors, clusterReference);
    },
    notes: (config) => [
      ...(remote.notes?.(config) ?? []),
      ...missingDetectorIn(config, DETECTOR, failureDetectors, clusterReference),
      ...(downingIn(config) === undefined ? [missingDowning(config)] : []),
      ...autoDownNotes(config),
    ],
    create: (system) =>
      new ClusterActorRefProvider(system, {
        ...withMessages,
        leases,
        createDowningProvider: (downingIn(system.config) ?? noDowning).create,
        discoveries: setup.discoveries ?? new Map(),
      }),
  };
}

/** What a system loads that is no node itself, and talks to nodes. `transportReferences` are the defaults of the transports in `setup`. */
export function clusterClientProvider(setup: RemoteSetup, transportReferences: readonly Config[]): LoadedProvider {
  const remote = remoteProvider(withClusterMessages(setup), transportReferences);
  return { ...remote, reference: clusterReference().withFallback(remote.reference) };
}

function withClusterMessages<S extends RemoteSetup>(setup: S): S {
  return {
    ...setup,
    builtIn: new Map([
      [
        "Akka.Cluster.Serialization.ClusterMessageSerializer",
        ({ identifier, payloads }) => new ClusterMessageSerializer(identifier, [routerPoolEntry(payloads)]),
      ],
      ...(setup.builtIn ?? []),
    ]),
    types: [
      { name: "Akka.Cluster.IClusterMessage, Akka.Cluster", type: ClusterMessage as unknown as new () => ClusterMessage },
      { name: "Akka.Cluster.Routing.ClusterRouterPool, Akka.Cluster", type: ClusterRouterPool as unknown as new () => ClusterRouterPool },
      ...(setup.types ?? []),
    ],
  };
}

/** The downing provider that the configuration names: the program's, or a built-in one. */
function downingNamed(name: string, given: ReadonlyMap<string, DowningProviderFactory>, leases: LeaseRegistry): BuiltInDowning | undefined {
  const create = [...given].find(([each]) => withoutAssembly(each) === withoutAssembly(name))?.[1];
  return create === undefined ? builtInDowningNamed(name, leases) : { create, check: () => undefined };
}

function missingDowning(config: Config): SettingNote {
  const name = config.getString(DOWNING);
  const instead = "nothing downs unreachable members";
  return { level: "warning", text: missingPartText({ key: DOWNING, name, instead, setup: ["downingProviders", "factory"] }, config) };
}

function autoDownNotes(config: Config): readonly SettingNote[] {
  const { autoDownUnreachableAfterMs, downingProviderClass } = clusterSettingsFrom(config);
  if (autoDownUnreachableAfterMs === undefined) return [];
  const isUsed = downingProviderClass === "" || withoutAssembly(downingProviderClass) === "Akka.Cluster.AutoDowning";
  const text = isUsed
    ? "downs unreachable members on both sides of a partition, so that two clusters go on. Use the split brain resolver instead: it is the default of akka.cluster.downing-provider-class."
    : `has no effect, because akka.cluster.downing-provider-class is ${downingProviderClass}.`;
  return [{ level: "warning", text: `akka.cluster.auto-down-unreachable-after ${text}` }];
}
