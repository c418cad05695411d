import { type ActorSystem, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { withoutAssembly } from "../../base/index.ts";
import type { Config } from "../../hocon/index.ts";
import { Cluster } from "../extension/cluster.ts";
import type { DowningProvider, DowningProviderFactory } from "../extension/downing-provider.ts";
import { type LeaseRegistry, leaseFor, leasePartsFor } from "../lease/lease-provider.ts";
import { clusterSettingsFrom } from "../settings/cluster-settings.ts";
import { ClusterSettingError } from "../settings/errors.ts";
import { DowningActor, type DowningActorSetup } from "./downing-actor.ts";
import { autoDown } from "./resolver/auto-down.ts";
import { olderResolver } from "./resolver/older-resolver.ts";
import { splitBrainResolver } from "./resolver/split-brain-resolver.ts";
import { olderSplitBrainSettingsFrom, splitBrainSettingsFrom } from "./split-brain-settings.ts";

/** A downing provider that this module has. */
export interface BuiltInDowning {
  readonly create: DowningProviderFactory;
  /** Throws the errors of a configuration that the provider cannot start with. */
  check(config: Config): void;
}

/** The downing providers by the names of their counterparts in Akka.NET. `leases` are those that the program gives. */
export function builtInDowning(leases: LeaseRegistry): ReadonlyMap<string, BuiltInDowning> {
  return new Map([
    ["", unnamedDowning],
    ["Akka.Cluster.NoDowning", noDowning],
    ["Akka.Cluster.AutoDowning", autoDowning],
    ["Akka.Cluster.SBR.SplitBrainResolverProvider", splitBrainResolverWith(leases)],
    ["Akka.Cluster.SplitBrainResolver", olderSplitBrainResolver],
  ]);
}

/** The built-in provider that a configuration calls `name`; `undefined` if there is none. */
export function builtInDowningNamed(name: string, leases: LeaseRegistry): BuiltInDowning | undefined {
  return builtInDowning(leases).get(withoutAssembly(name));
}

/** Downs no member: unreachable members stay until they are reachable again or are downed by hand. */
export const noDowning: BuiltInDowning = {
  create: ({ config }) => ({ downRemovalMarginMs: clusterSettingsFrom(config).downRemovalMarginMs, downingActorProps: undefined }),
  check: () => undefined,
};

const autoDowning: BuiltInDowning = {
  create(system) {
    const { downRemovalMarginMs } = clusterSettingsFrom(system.config);
    const unreachableAfterMs = unreachableAfterFrom(system.config);
    const description = `Auto-downing started: the leader downs members that are unreachable for ${unreachableAfterMs} ms. It does not prevent a split brain.`;
    return running(system, downRemovalMarginMs, { machine: () => autoDown({ unreachableAfterMs }), lease: undefined, description });
  },
  check: (config) => void unreachableAfterFrom(config),
};

/** INTEROP: without a class, auto-downing if it has a time, else nothing. */
const unnamedDowning: BuiltInDowning = {
  create: (system) => unnamed(system.config).create(system),
  check: (config) => unnamed(config).check(config),
};

function unnamed(config: Config): BuiltInDowning {
  return clusterSettingsFrom(config).autoDownUnreachableAfterMs === undefined ? noDowning : autoDowning;
}

function unreachableAfterFrom(config: Config): number {
  const { autoDownUnreachableAfterMs } = clusterSettingsFrom(config);
  if (autoDownUnreachableAfterMs !== undefined) return autoDownUnreachableAfterMs;
  throw new ClusterSettingError(
    "akka.cluster.downing-provider-class is Akka.Cluster.AutoDowning, but akka.cluster.auto-down-unreachable-after is off. Set it to a time, or use the split brain resolver.",
  );
}

function splitBrainResolverWith(leases: LeaseRegistry): BuiltInDowning {
  return {
    create(system) {
      const { downRemovalMarginMs } = clusterSettingsFrom(system.config);
      const { strategy, stableAfterMs, downAllWhenUnstableMs, lease: use } = splitBrainSettingsFrom(system.config, system.name);
      const owner = hostPortOf(system);
      const lease = use === undefined ? undefined : leaseFor({ ...use, ownerName: owner }, system, leases);
      const releaseLeaseAfterMs = use?.releaseAfterMs ?? 0;
      const unstable = downAllWhenUnstableMs === undefined ? "off" : `${downAllWhenUnstableMs} ms`;
      const description = `Split brain resolver started: strategy ${strategy.name}, stable-after ${stableAfterMs} ms, down-all-when-unstable ${unstable}.`;
      return running(system, downRemovalMarginMs === 0 ? stableAfterMs : downRemovalMarginMs, {
        machine: (self) => splitBrainResolver({ self, strategy, stableAfterMs, downAllWhenUnstableMs, releaseLeaseAfterMs }),
        lease,
        description,
      });
    },
    check(config) {
      const { lease } = splitBrainSettingsFrom(config, "");
      if (lease !== undefined) leasePartsFor({ ...lease, ownerName: "" }, config, leases);
    },
  };
}

const olderSplitBrainResolver: BuiltInDowning = {
  create(system) {
    const { strategy, stableAfterMs } = olderSplitBrainSettingsFrom(system.config);
    const description = `Older split brain resolver started: strategy ${strategy.name}, stable-after ${stableAfterMs} ms.`;
    const { downRemovalMarginMs } = clusterSettingsFrom(system.config);
    return running(system, downRemovalMarginMs, {
      machine: () => olderResolver({ strategy, stableAfterMs }),
      lease: undefined,
      description,
    });
  },
  check: (config) => void olderSplitBrainSettingsFrom(config),
};

function running<State>(
  system: ActorSystem,
  downRemovalMarginMs: number,
  setup: Omit<DowningActorSetup<State>, "cluster" | "nowMs">,
): DowningProvider {
  const { clock } = (system as ExtendedActorSystem).platform;
  const complete: DowningActorSetup<State> = { ...setup, cluster: () => Cluster.get(system), nowMs: () => clock.nowMs() };
  return { downRemovalMarginMs, downingActorProps: Props.create(DowningActor<State>, complete) };
}

function hostPortOf(system: ActorSystem): string {
  const { host, port } = (system as ExtendedActorSystem).provider.defaultAddress;
  return `${host ?? ""}:${port ?? ""}`;
}
