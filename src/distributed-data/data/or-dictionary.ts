import { inspectAs } from "../../base/index.ts";
import { ORSet } from "./or-set.ts";
import type { DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/**
 * A dictionary whose values are replicated data. Its keys are an {@link ORSet}: if a key is set on one node and removed on another at the same time, it
 * stays. Values of one key are merged. Immutable.
 */
export class ORDictionary<K, V extends ReplicatedData> extends ReplicatedData {
  /** The keys. */
  readonly keySet: ORSet<K>;
  /** The .NET type of the values. */
  readonly valueType: ValueType;
  readonly #values: ReadonlyMap<string, V>;

  private constructor(keySet: ORSet<K>, values: ReadonlyMap<string, V>, valueType: ValueType) {
    super();
    this.keySet = keySet;
    this.#values = values;
    this.valueType = valueType;
  }

  /** The dictionary without keys. Default of `keyType`: `string`. */
  static empty<K = string, V extends ReplicatedData = ReplicatedData>(
    valueType: ValueType,
    keyType: ValueType = "string",
  ): ORDictionary<K, V> {
    return new ORDictionary<K, V>(ORSet.empty<K>(keyType), new Map(), valueType);
  }

  /** The dictionary with these keys and values. Values without a key in `keySet` are left out. */
  static from<K, V extends ReplicatedData>(keySet: ORSet<K>, values: Iterable<readonly [K, V]>, valueType: ValueType): ORDictionary<K, V> {
    const map = new Map<string, V>();
    for (const [key, value] of values) if (keySet.has(key)) map.set(identityOf(key), value);
    return new ORDictionary<K, V>(keySet, map, valueType);
  }

  /** Keys and values. */
  get entries(): readonly (readonly [K, V])[] {
    const entries: (readonly [K, V])[] = [];
    for (const key of this.keySet.elements) {
      const value = this.get(key);
      if (value !== undefined) entries.push([key, value]);
    }
    return entries;
  }

  /** Count of keys. */
  get size(): number {
    return this.#values.size;
  }

  /** The value of `key`, if there is one. */
  get(key: K): V | undefined {
    return this.#values.get(identityOf(key));
  }

  /** Whether there is a value of `key`. */
  has(key: K): boolean {
    return this.#values.has(identityOf(key));
  }

  /** The dictionary after `node` has replaced the value of `key`. Prefer {@link update}: a replaced value may lose what others have changed. */
  set(node: DataNode, key: K, value: V): ORDictionary<K, V> {
    return new ORDictionary(this.keySet.add(node, key), new Map(this.#values).set(identityOf(key), value), this.valueType);
  }

  /** The dictionary after `node` has changed the value of `key`, or `initial` if there is none. */
  update(node: DataNode, key: K, initial: V, change: (value: V) => V): ORDictionary<K, V> {
    return this.set(node, key, change(this.get(key) ?? initial));
  }

  /** The dictionary after `node` has removed `key`. */
  remove(node: DataNode, key: K): ORDictionary<K, V> {
    const values = new Map(this.#values);
    values.delete(identityOf(key));
    return new ORDictionary(this.keySet.remove(node, key), values, this.valueType);
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: ORDictionary<K, V>): ORDictionary<K, V> {
    assertSameClass(this, other);
    const keySet = this.keySet.merge(other.keySet);
    const values = new Map<string, V>();
    for (const key of keySet.elements) {
      const identity = identityOf(key);
      const own = this.#values.get(identity);
      const theirs = other.#values.get(identity);
      const merged = own === undefined || theirs === undefined ? (own ?? theirs) : (own.merge(theirs) as V);
      if (merged !== undefined) values.set(identity, merged);
    }
    return new ORDictionary(keySet, values, this.keySet.versions.isEmpty ? other.valueType : this.valueType);
  }

  /** The same value with an empty delta. */
  override resetDelta(): ORDictionary<K, V> {
    return new ORDictionary(
      this.keySet.resetDelta(),
      this.#mapped((value) => value.resetDelta() as V),
      this.valueType,
    );
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): ORDictionary<K, V> {
    return new ORDictionary<K, V>(this.keySet.zero, new Map(), this.valueType);
  }

  /** The nodes that have left something in this value. */
  override get modifiedByNodes(): readonly ReplicaNode[] {
    const nodes = new Map(this.keySet.modifiedByNodes.map((node) => [node.key, node]));
    for (const value of this.#values.values()) for (const node of value.modifiedByNodes) nodes.set(node.key, node);
    return [...nodes.values()];
  }

  /** The value with the part of `removed`, a node that has left, taken over by `into`. */
  override prune(removed: ReplicaNode, into: ReplicaNode): ORDictionary<K, V> {
    const keys = this.keySet.needsPruningFrom(removed) ? this.keySet.prune(removed, into) : this.keySet;
    const pruned = (value: V): V => (value.needsPruningFrom(removed) ? (value.prune(removed, into) as V) : value);
    return new ORDictionary(keys, this.#mapped(pruned), this.valueType);
  }

  /** The value without the part of `removed`, which another node has taken over. */
  override pruningCleanup(removed: ReplicaNode): ORDictionary<K, V> {
    const cleaned = (value: V): V => value.pruningCleanup(removed) as V;
    return new ORDictionary(this.keySet.pruningCleanup(removed), this.#mapped(cleaned), this.valueType);
  }

  /** `ORDictionary(key → value)`. */
  override toString(): string {
    return `ORDictionary(${this.entries.map(([key, value]) => `${identityOf(key)} → ${value.toString()}`).join(", ")})`;
  }

  #mapped(change: (value: V) => V): ReadonlyMap<string, V> {
    return new Map(Array.from(this.#values, ([identity, value]) => [identity, change(value)] as const));
  }
}

inspectAs(ORDictionary.prototype, String);
