import type { ReplicaNode } from "../data/replica-node.ts";
import { DataEnvelope, type Pruning } from "../message/data-envelope.ts";
import type { DataStore } from "./data-store.ts";
import type { Replicas } from "./replicas.ts";

/** What a pruner needs. */
export interface PrunerInit {
  readonly self: ReplicaNode;
  readonly store: DataStore;
  readonly replicas: Replicas;
  /** How long a change takes at most to reach all replicas. Unit: ms. */
  readonly maxDisseminationMs: number;
  /** For how long the marker of a pruned part is kept in the value of a key. Unit: ms. */
  readonly markerTimeToLiveMs: (key: string) => number;
}

const TICKS_PER_MS = 10_000n;

/**
 * Takes over, from values, the parts of members that were removed. The leader announces it, all others say that they have seen it, then the leader does it.
 */
export class Pruner {
  readonly #init: PrunerInit;
  readonly #removed = new Map<string, { readonly node: ReplicaNode; readonly atMs: number }>();
  #lastTickMs: number | undefined;
  /** The time during which all replicas were reachable. Unit: ms. */
  #reachableMs = 0;

  constructor(init: PrunerInit) {
    this.#init = init;
  }

  /** A member was removed. */
  onRemoved(node: ReplicaNode): void {
    this.#removed.set(node.key, { node, atMs: this.#reachableMs });
  }

  /** Time has passed. */
  onClock(nowMs: number): void {
    if (this.#lastTickMs !== undefined && !this.#init.replicas.hasUnreachable) this.#reachableMs += nowMs - this.#lastTickMs;
    this.#lastTickMs = nowMs;
  }

  /** Prunes what is due. `ticks`: the wall clock, in 100 ns since the year 1. */
  onTick(isLeader: boolean, ticks: bigint): void {
    if (this.#init.replicas.hasUnreachable) return;
    if (isLeader) {
      this.#collectStrangers();
      this.#announce();
    }
    this.#perform(ticks);
    this.#forgetMarkers(ticks);
  }

  /** Nodes in values that were removed before this node joined. */
  #collectStrangers(): void {
    const { self, store, replicas } = this.#init;
    for (const [, { data }] of store.entries)
      for (const node of data.modifiedByNodes)
        if (!node.equals(self) && !replicas.isKnown(node) && !this.#removed.has(node.key)) this.onRemoved(node);
  }

  #announce(): void {
    const { self, store, maxDisseminationMs } = this.#init;
    for (const { node: removed, atMs } of this.#removed.values()) {
      if (this.#reachableMs - atMs <= maxDisseminationMs) continue;
      for (const [key, envelope] of store.entries) {
        if (!envelope.data.needsPruningFrom(removed)) continue;
        const state = envelope.pruning.get(removed.key)?.state;
        if (state === undefined || (state.kind === "initialized" && !state.owner.equals(self)))
          store.set(key, envelope.withPruning({ removed, state: { kind: "initialized", owner: self, seen: new Map() } }));
      }
    }
  }

  #perform(ticks: bigint): void {
    const { self, store, replicas, markerTimeToLiveMs } = this.#init;
    for (const [key, envelope] of store.entries) {
      let pruned = envelope;
      const obsoleteTicks = ticks + BigInt(Math.round(markerTimeToLiveMs(key))) * TICKS_PER_MS;
      for (const { removed, state } of envelope.pruning.values()) {
        if (state.kind !== "initialized" || !state.owner.equals(self)) continue;
        if (!replicas.all.every((node) => state.seen.has(node.addressKey))) continue;
        pruned = performed(pruned, { removed, state: { kind: "performed", obsoleteTicks } }, self);
      }
      if (pruned !== envelope) store.set(key, pruned);
    }
  }

  #forgetMarkers(ticks: bigint): void {
    const { store } = this.#init;
    for (const [key, envelope] of store.entries) {
      const kept = [...envelope.pruning].filter(([, { state }]) => state.kind !== "performed" || state.obsoleteTicks > ticks);
      if (kept.length < envelope.pruning.size) store.set(key, new DataEnvelope(envelope.data, new Map(kept), envelope.deltaVersions));
    }
  }
}

function performed(envelope: DataEnvelope, pruning: Pruning, into: ReplicaNode): DataEnvelope {
  const { removed } = pruning;
  const data = envelope.data.needsPruningFrom(removed) ? envelope.data.prune(removed, into) : envelope.data;
  const marked = envelope.withPruning(pruning);
  return new DataEnvelope(data.resetDelta(), marked.pruning, envelope.deltaVersions.pruningCleanup(removed));
}
