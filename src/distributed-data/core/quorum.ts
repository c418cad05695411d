import type { ReplicaNode } from "../data/replica-node.ts";
import { type ConsistencyLevel, neededReplicas } from "../message/consistency.ts";

/** So many replicas are asked at most besides those that are needed. INTEROP: MaxSecondaryNodes in ReadWriteAggregator.cs. */
const MOST_SECONDARY = 10;

/** Whether enough replicas have answered: the life of one read or write. This node has answered from the start. */
export class Quorum {
  /** Asked at once. */
  readonly primary: readonly ReplicaNode[];
  /** Asked if the first do not answer soon. */
  readonly secondary: readonly ReplicaNode[];
  readonly #needed: number;
  readonly #remaining: Map<string, ReplicaNode>;
  readonly #count: number;

  /** `others`: all replicas but this node, in the order in which they are asked. */
  constructor(level: ConsistencyLevel, others: readonly ReplicaNode[]) {
    this.#needed = neededReplicas(level, others.length + 1) - 1;
    this.#count = others.length;
    this.#remaining = new Map(others.map((node) => [node.addressKey, node]));
    this.primary = others.slice(0, this.#needed);
    this.secondary = others.slice(this.#needed, this.#needed + MOST_SECONDARY);
  }

  /** Whether enough replicas have answered. */
  get isReached(): boolean {
    return this.#count - this.#remaining.size >= this.#needed;
  }

  /** Whether there are too few replicas. */
  get isImpossible(): boolean {
    return this.#needed > this.#count;
  }

  /** A replica has answered. */
  onAnswer(addressKey: string): void {
    this.#remaining.delete(addressKey);
  }

  /** Whether a replica has not answered yet. */
  isOpen(node: ReplicaNode): boolean {
    return this.#remaining.has(node.addressKey);
  }
}
