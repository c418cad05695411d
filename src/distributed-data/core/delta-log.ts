import type { ReplicaNode } from "../data/replica-node.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";

/** Deltas of one key that are sent as one. */
export interface PendingDelta {
  readonly key: string;
  readonly delta: ReplicatedData;
  readonly fromNumber: number;
  readonly toNumber: number;
}

interface KeyLog {
  last: number;
  /** By their numbers, in their order. */
  readonly deltas: Map<number, ReplicatedData>;
  /** The last number that each node was sent. */
  readonly sentTo: Map<string, number>;
}

/** A round of propagation reaches so many nodes at most, and at least two. INTEROP: DeltaPropagationSelector.cs. */
const MOST_NODES = 10;
const FEWEST_NODES = 2;
/** Rounds of propagation in one gossip interval. */
export const ROUNDS_OF_GOSSIP = 5;

/** The changes that this node has made, until all other nodes have been sent them. */
export class DeltaLog {
  readonly #maxDeltaSize: number;
  readonly #logs = new Map<string, KeyLog>();
  #turn = 0;

  /** `maxDeltaSize`: so many changes of a key are kept for a node that has not been sent them. */
  constructor(maxDeltaSize: number) {
    this.#maxDeltaSize = maxDeltaSize;
  }

  /** Notes a change, and returns its number. */
  add(key: string, delta: ReplicatedData): number {
    const log = this.#logs.get(key) ?? { last: 0, deltas: new Map(), sentTo: new Map() };
    this.#logs.set(key, log);
    log.last += 1;
    log.deltas.set(log.last, delta);
    if (log.deltas.size > this.#maxDeltaSize)
      for (const number of [...log.deltas.keys()].slice(0, -this.#maxDeltaSize)) log.deltas.delete(number);
    return log.last;
  }

  /** The number of the last change of `key`; 0 if there was none. */
  lastNumber(key: string): number {
    return this.#logs.get(key)?.last ?? 0;
  }

  /** Forgets a key that was deleted. */
  delete(key: string): void {
    this.#logs.delete(key);
  }

  /** Forgets a node that has left. */
  removeNode(node: ReplicaNode): void {
    for (const log of this.#logs.values()) log.sentTo.delete(node.key);
  }

  /** What to send to which of `nodes` in this round. */
  collect(nodes: readonly ReplicaNode[]): ReadonlyMap<ReplicaNode, readonly PendingDelta[]> {
    const result = new Map<ReplicaNode, readonly PendingDelta[]>();
    if (nodes.length === 0) {
      for (const log of this.#logs.values()) log.deltas.clear();
      return result;
    }
    for (const node of this.#nodesOfRound(nodes)) {
      const pending = this.#pendingFor(node);
      if (pending.length > 0) result.set(node, pending);
    }
    this.#forgetSent(nodes);
    return result;
  }

  #nodesOfRound(nodes: readonly ReplicaNode[]): readonly ReplicaNode[] {
    const count = Math.max(Math.min(Math.floor(nodes.length / ROUNDS_OF_GOSSIP) + 1, MOST_NODES), FEWEST_NODES);
    if (nodes.length <= count) return nodes;
    const start = this.#turn % nodes.length;
    this.#turn += count;
    return [...nodes.slice(start), ...nodes.slice(0, start)].slice(0, count);
  }

  #pendingFor(node: ReplicaNode): readonly PendingDelta[] {
    const pending: PendingDelta[] = [];
    for (const [key, log] of this.#logs) {
      const sent = log.sentTo.get(node.key) ?? 0;
      const numbers = [...log.deltas.keys()].filter((number) => number > sent);
      const [first] = numbers;
      if (first === undefined) continue;
      let delta: ReplicatedData | undefined;
      for (const number of numbers) {
        const next = log.deltas.get(number);
        if (next !== undefined) delta = delta === undefined ? next : delta.merge(next);
      }
      log.sentTo.set(node.key, log.last);
      if (delta !== undefined) pending.push({ key, delta, fromNumber: first, toNumber: log.last });
    }
    return pending;
  }

  #forgetSent(nodes: readonly ReplicaNode[]): void {
    for (const log of this.#logs.values()) {
      if (log.deltas.size === 0) continue;
      let sentToAll = log.last;
      for (const node of nodes) sentToAll = Math.min(sentToAll, log.sentTo.get(node.key) ?? 0);
      for (const number of log.deltas.keys()) if (number <= sentToAll) log.deltas.delete(number);
    }
  }
}
