import { DictionaryDelta } from "./dictionary-delta.ts";
import type { ORDictionary } from "./or-dictionary.ts";
import type { DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";
import type { ValueType } from "./value-type.ts";

/** A dictionary of a certain kind of replicated values: what the others in this folder have in common. Immutable. */
export abstract class DictionaryOf<K, V extends ReplicatedData, Self extends DictionaryOf<K, V, Self>> extends ReplicatedData {
  /** Keys and replicated values. */
  readonly underlying: ORDictionary<K, V>;

  protected constructor(underlying: ORDictionary<K, V>) {
    super();
    this.underlying = underlying;
  }

  /** The dictionary of the same kind with other content. */
  protected abstract with(underlying: ORDictionary<K, V>): Self;

  /** The .NET type of the keys. */
  get keyType(): ValueType {
    return this.underlying.keySet.elementType;
  }

  /** The .NET type of the values. */
  get valueType(): ValueType {
    return this.underlying.valueType;
  }

  /** The keys, in no particular order. */
  get keys(): readonly K[] {
    return this.underlying.keySet.elements;
  }

  /** Count of keys. */
  get size(): number {
    return this.underlying.size;
  }

  /** Whether there is a value of `key`. */
  has(key: K): boolean {
    return this.underlying.has(key);
  }

  /** The dictionary after `node` has removed `key`. */
  remove(node: DataNode, key: K): Self {
    return this.with(this.underlying.remove(node, key));
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: Self): Self {
    assertSameClass(this, other);
    return this.with(this.underlying.merge(other.underlying, this.keepsRemoved));
  }

  /** Whether values of removed keys are kept, because values are changed by deltas. */
  protected get keepsRemoved(): boolean {
    return false;
  }

  /** What has changed since {@link resetDelta}; `undefined` if nothing has. */
  override get delta(): DictionaryDelta<K> | undefined {
    return this.underlying.delta?.of(this.zero);
  }

  /** The value after the changes in a delta of another replica. */
  override mergeDelta(delta: ReplicatedData): Self {
    if (!(delta instanceof DictionaryDelta)) return this.merge(delta as Self);
    assertSameClass(this, delta.zero);
    return this.with(this.underlying.mergeDelta(delta, this.keepsRemoved));
  }

  /** The same value with an empty delta. */
  override resetDelta(): Self {
    return this.with(this.underlying.resetDelta());
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): Self {
    return this.with(this.underlying.zero);
  }

  /** The nodes that have left something in this value. */
  override get modifiedByNodes(): readonly ReplicaNode[] {
    return this.underlying.modifiedByNodes;
  }

  /** The value with the part of `removed`, a node that has left, taken over by `into`. */
  override prune(removed: ReplicaNode, into: ReplicaNode): Self {
    return this.with(this.underlying.prune(removed, into));
  }

  /** The value without the part of `removed`, which another node has taken over. */
  override pruningCleanup(removed: ReplicaNode): Self {
    return this.with(this.underlying.pruningCleanup(removed));
  }
}
