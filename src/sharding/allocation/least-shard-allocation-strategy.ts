import type { ActorRef } from "../../actor/index.ts";
import { type ClusterView, isGoodTimeToRebalance, type RegionEntry, regionEntries, versionsOf } from "./region-entries.ts";
import type { ShardAllocations, ShardAllocationStrategy } from "./shard-allocation-strategy.ts";

/** The limits of a strategy: `akka.cluster.sharding.least-shard-allocation-strategy`. */
export interface LeastShardLimits {
  /** Most shards that move at once; 0: {@link rebalanceThreshold} and {@link maxSimultaneousRebalance} decide. Key: `rebalance-absolute-limit`. */
  readonly rebalanceAbsoluteLimit: number;
  /** Most shards that move at once, as a share of all. Key: `rebalance-relative-limit`. */
  readonly rebalanceRelativeLimit: number;
  /** Shards move if the fullest region has more than this many more than the emptiest. Key: `rebalance-threshold`. */
  readonly rebalanceThreshold: number;
  /** Most shards that move at once. Key: `max-simultaneous-rebalance`. */
  readonly maxSimultaneousRebalance: number;
}

/**
 * Gives a shard to the region with the fewest, and moves shards from the fullest one. INTEROP: LeastShardAllocationStrategy.cs, both the one
 * with a threshold and the one with limits: the same decisions for the same view of the cluster.
 */
export class LeastShardAllocationStrategy implements ShardAllocationStrategy {
  readonly #view: () => ClusterView;
  readonly #limits: LeastShardLimits;
  readonly #warn: (text: string) => void;
  /** The versions that were warned of. */
  #mixed = "";

  /** `warn` is told when shards stay where they are although no member is coming or going. */
  constructor(view: () => ClusterView, limits: LeastShardLimits, warn: (text: string) => void = () => undefined) {
    this.#view = view;
    this.#limits = limits;
    this.#warn = warn;
  }

  allocateShard(_requester: ActorRef, _shardId: string, current: ShardAllocations): ActorRef | undefined {
    return regionEntries(current, this.#view())[0]?.region;
  }

  rebalance(current: ShardAllocations, inProgress: ReadonlySet<string>): readonly string[] {
    const view = this.#view();
    const entries = regionEntries(current, view);
    this.#warnOfVersions(entries);
    if (entries.length === 0 || !isGoodTimeToRebalance(entries, view)) return [];
    return this.#limits.rebalanceAbsoluteLimit === 0 ? this.#byThreshold(entries, inProgress) : this.#byLimits(entries, inProgress);
  }

  #warnOfVersions(entries: readonly RegionEntry[]): void {
    const versions = versionsOf(entries);
    const mixed = versions.length > 1 ? versions.join(", ") : "";
    if (mixed !== "" && mixed !== this.#mixed) {
      this.#warn(
        `No shards move to other regions, because these are on members with different versions: ${mixed}. If the versions do not change soon, as ` +
          "in a rolling update, set akka.cluster.app-version to the same value on all of them: nodes of Akka.NET have the version of their assembly by default.",
      );
    }
    this.#mixed = mixed;
  }

  #byThreshold(entries: readonly RegionEntry[], inProgress: ReadonlySet<string>): readonly string[] {
    const { rebalanceThreshold, maxSimultaneousRebalance } = this.#limits;
    if (inProgress.size >= maxSimultaneousRebalance) return [];
    const staying = entries.map(({ shards }) => shards.filter((shard) => !inProgress.has(shard)));
    const fullest = staying.reduce((most, each) => (each.length > most.length ? each : most));
    const difference = fullest.length - (entries[0]?.shards.length ?? 0);
    if (difference <= rebalanceThreshold) return [];
    const count = Math.min(difference - rebalanceThreshold, rebalanceThreshold, maxSimultaneousRebalance - inProgress.size);
    return fullest.slice(0, Math.max(0, count));
  }

  #byLimits(entries: readonly RegionEntry[], inProgress: ReadonlySet<string>): readonly string[] {
    const { rebalanceAbsoluteLimit, rebalanceRelativeLimit } = this.#limits;
    const total = entries.reduce((sum, { shards }) => sum + shards.length, 0);
    if (inProgress.size > 0 || total === 0) return [];
    const most = Math.max(1, Math.min(Math.trunc(rebalanceRelativeLimit * total), rebalanceAbsoluteLimit));
    const optimum = Math.ceil(total / entries.length);
    const excess = entries.flatMap(({ shards }) => shards.slice(0, Math.max(0, shards.length - optimum)));
    if (excess.length > 0) return excess.slice(0, most);
    const missing = entries.reduce((sum, { shards }) => sum + Math.max(0, optimum - 1 - shards.length), 0);
    const givers = entries.filter(({ shards }) => shards.length >= optimum).flatMap(({ shards }) => shards.slice(0, 1));
    return givers.slice(0, Math.min(missing, most));
  }
}
