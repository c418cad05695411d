import type { ReplicaNode } from "./replica-node.ts";
import { ReplicatedTypeMismatchError } from "./errors.ts";

/**
 * A value that several nodes change at the same time, and that becomes the same everywhere: {@link merge} is commutative, associative and idempotent.
 * Immutable.
 */
export abstract class ReplicatedData {
  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  abstract merge(other: ReplicatedData): ReplicatedData;

  /** The value as text. */
  toString(): string {
    return this.constructor.name;
  }

  /** What has changed since {@link resetDelta}. `undefined`: nothing, or the type has no deltas. */
  get delta(): ReplicatedData | undefined {
    return undefined;
  }

  /** The value after the changes in a delta of another replica. */
  mergeDelta(delta: ReplicatedData): ReplicatedData {
    return this.merge(delta);
  }

  /** The same value with an empty {@link delta}. */
  resetDelta(): ReplicatedData {
    return this;
  }

  /** The empty value that a delta of this type is merged into if a replica has no value. */
  get zero(): ReplicatedData | undefined {
    return undefined;
  }

  /** Whether deltas must be applied in the order in which they were made, without a gap. */
  get needsCausalDelivery(): boolean {
    return false;
  }

  /** The nodes that have left something in this value. */
  get modifiedByNodes(): readonly ReplicaNode[] {
    return [];
  }

  /** Whether this value has something of `removed` in it. */
  needsPruningFrom(removed: ReplicaNode): boolean {
    return this.modifiedByNodes.some((node) => node.equals(removed));
  }

  /** The value with the part of `removed`, a node that has left, taken over by `into`. */
  prune(_removed: ReplicaNode, _into: ReplicaNode): ReplicatedData {
    return this;
  }

  /** The value without the part of `removed`, which another node has taken over. */
  pruningCleanup(_removed: ReplicaNode): ReplicatedData {
    return this;
  }
}

/** Throws ReplicatedTypeMismatchError if `other` is no instance of the class of `own`. */
export function assertSameClass(own: object, other: object): void {
  if (own.constructor !== other.constructor) throw new ReplicatedTypeMismatchError(own.constructor.name, other.constructor.name);
}
