import type { ReplicaNode } from "../data/replica-node.ts";

/** A member that is a replica, or may become one. */
export interface Replica {
  readonly node: ReplicaNode;
  /** Its place in the order of age: lower is older. */
  readonly age: number;
  /** Joining members only count as known senders; weakly up ones are told by gossip, but take no part in reads and writes. */
  readonly status: "joining" | "weakly-up" | "up";
}

/** The other members with the role of a replicator. */
export class Replicas {
  readonly #byAddress = new Map<string, Replica>();
  readonly #unreachable = new Set<string>();

  /** A member has this status now. */
  set(replica: Replica): void {
    this.#byAddress.set(replica.node.addressKey, replica);
  }

  /** A member has left. */
  remove(node: ReplicaNode): void {
    if (this.#byAddress.get(node.addressKey)?.node.equals(node) !== true) return;
    this.#byAddress.delete(node.addressKey);
    this.#unreachable.delete(node.addressKey);
  }

  /** Whether a member can be reached. */
  setReachable(node: ReplicaNode, isReachable: boolean): void {
    if (isReachable) this.#unreachable.delete(node.addressKey);
    else this.#unreachable.add(node.addressKey);
  }

  isReachable(node: ReplicaNode): boolean {
    return !this.#unreachable.has(node.addressKey);
  }

  /** Whether any member is unreachable. */
  get hasUnreachable(): boolean {
    return this.#unreachable.size > 0;
  }

  isKnown(node: ReplicaNode): boolean {
    return this.#byAddress.get(node.addressKey)?.node.equals(node) === true;
  }

  /** Whether a member has this address, `host:port`. */
  isMember(addressKey: string): boolean {
    return this.#byAddress.has(addressKey);
  }

  /** Replicas that take part in reads and writes. */
  get up(): readonly ReplicaNode[] {
    return this.#with((status) => status === "up");
  }

  /** Replicas that are told by gossip. */
  get gossiping(): readonly ReplicaNode[] {
    return this.#with((status) => status !== "joining");
  }

  /** All known members. */
  get all(): readonly ReplicaNode[] {
    return this.#with(() => true);
  }

  /** The order in which reads and writes ask replicas: reachable ones first, among them the oldest or any. `random`: a number from 0 to below its argument. */
  inOrderOfPreference(prefersOldest: boolean, random: (count: number) => number): readonly ReplicaNode[] {
    const up = [...this.#byAddress.values()].filter(({ status }) => status === "up");
    const ordered = prefersOldest ? up.toSorted((left, right) => left.age - right.age) : shuffled(up, random);
    const nodes = ordered.map(({ node }) => node);
    return [...nodes.filter((node) => this.isReachable(node)), ...nodes.filter((node) => !this.isReachable(node))];
  }

  #with(matches: (status: Replica["status"]) => boolean): readonly ReplicaNode[] {
    return [...this.#byAddress.values()].filter(({ status }) => matches(status)).map(({ node }) => node);
  }
}

function shuffled<T>(values: readonly T[], random: (count: number) => number): readonly T[] {
  const rest = [...values];
  const result: T[] = [];
  while (rest.length > 0) for (const value of rest.splice(random(rest.length), 1)) result.push(value);
  return result;
}
