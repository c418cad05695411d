import { inspectAs } from "../../base/index.ts";
import { GCounter } from "./g-counter.ts";
import type { DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";

/** A counter that grows and shrinks: one counter of increments and one of decrements. Immutable. */
export class PNCounter extends ReplicatedData {
  /** The counter of 0. */
  static readonly empty: PNCounter = new PNCounter(GCounter.empty, GCounter.empty);
  /** All that was added. */
  readonly increments: GCounter;
  /** All that was subtracted. */
  readonly decrements: GCounter;

  constructor(increments: GCounter, decrements: GCounter) {
    super();
    this.increments = increments;
    this.decrements = decrements;
  }

  /** Increments less decrements. */
  get value(): bigint {
    return this.increments.value - this.decrements.value;
  }

  /** The counter after `node` has added `by`; it subtracts if `by` is negative. Throws as {@link GCounter.increment}. */
  increment(node: DataNode, by: number | bigint = 1): PNCounter {
    if (by < 0) return new PNCounter(this.increments, this.decrements.increment(node, -by));
    return new PNCounter(this.increments.increment(node, by), this.decrements);
  }

  /** The counter after `node` has subtracted `by`; it adds if `by` is negative. Throws as {@link GCounter.increment}. */
  decrement(node: DataNode, by: number | bigint = 1): PNCounter {
    return this.increment(node, -by);
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: PNCounter): PNCounter {
    assertSameClass(this, other);
    return new PNCounter(this.increments.merge(other.increments), this.decrements.merge(other.decrements));
  }

  /** What has changed since {@link resetDelta}; `undefined` if nothing has. */
  override get delta(): PNCounter | undefined {
    const { increments, decrements } = this;
    if (increments.delta === undefined && decrements.delta === undefined) return undefined;
    return new PNCounter(increments.delta ?? GCounter.empty, decrements.delta ?? GCounter.empty);
  }

  /** The same value with an empty delta. */
  override resetDelta(): PNCounter {
    return this.delta === undefined ? this : new PNCounter(this.increments.resetDelta(), this.decrements.resetDelta());
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): PNCounter {
    return PNCounter.empty;
  }

  /** The nodes that have left something in this value. */
  override get modifiedByNodes(): readonly ReplicaNode[] {
    const nodes = [...this.increments.modifiedByNodes, ...this.decrements.modifiedByNodes];
    return [...new Map(nodes.map((node) => [node.key, node])).values()];
  }

  /** The value with the part of `removed`, a node that has left, taken over by `into`. */
  override prune(removed: ReplicaNode, into: ReplicaNode): PNCounter {
    return new PNCounter(this.increments.prune(removed, into), this.decrements.prune(removed, into));
  }

  /** The value without the part of `removed`, which another node has taken over. */
  override pruningCleanup(removed: ReplicaNode): PNCounter {
    return new PNCounter(this.increments.pruningCleanup(removed), this.decrements.pruningCleanup(removed));
  }

  /** `PNCounter(-3)`. */
  override toString(): string {
    return `PNCounter(${this.value})`;
  }
}

inspectAs(PNCounter.prototype, String);
