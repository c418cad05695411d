import { inspectAs } from "../../base/index.ts";
import { changedBy, DictionaryDelta, type DictionaryOperation, keyChangeOf } from "./dictionary-delta.ts";
import { ReplicatedTypeMismatchError } from "./errors.ts";
import { ORSet } from "./or-set.ts";
import type { DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/** Keys and values by the identities of the keys. */
type Entries<K, V> = ReadonlyMap<string, readonly [K, V]>;

/**
 * A dictionary whose values are replicated data. Its keys are an {@link ORSet}: if a key is set on one node and removed on another at the same time, it
 * stays. Values of one key are merged. Immutable.
 */
export class ORDictionary<K, V extends ReplicatedData> extends ReplicatedData {
  /** The keys. */
  readonly keySet: ORSet<K>;
  /** The .NET type of the values. */
  readonly valueType: ValueType;
  /** Also of removed keys, if values are changed by deltas: what a value has seen before must not come back. */
  readonly #entries: Entries<K, V>;
  readonly #delta: DictionaryDelta<K> | undefined;

  private constructor(keySet: ORSet<K>, entries: Entries<K, V>, valueType: ValueType, delta?: DictionaryDelta<K>) {
    super();
    this.keySet = keySet;
    this.#entries = entries;
    this.valueType = valueType;
    this.#delta = delta;
  }

  /** The dictionary without keys. Default of `keyType`: `string`. */
  static empty<K = string, V extends ReplicatedData = ReplicatedData>(
    valueType: ValueType,
    keyType: ValueType = "string",
  ): ORDictionary<K, V> {
    return new ORDictionary<K, V>(ORSet.empty<K>(keyType), new Map(), valueType);
  }

  /** The dictionary with these keys and values. Values without a key in `keySet` are left out, unless `keepsRemoved`. */
  static from<K, V extends ReplicatedData>(
    keySet: ORSet<K>,
    values: Iterable<readonly [K, V]>,
    valueType: ValueType,
    keepsRemoved = false,
  ): ORDictionary<K, V> {
    const map = new Map<string, readonly [K, V]>();
    for (const entry of values) if (keepsRemoved || keySet.has(entry[0])) map.set(identityOf(entry[0]), entry);
    return new ORDictionary<K, V>(keySet, map, valueType);
  }

  /** Keys and values. */
  get entries(): readonly (readonly [K, V])[] {
    const entries: (readonly [K, V])[] = [];
    for (const key of this.keySet.elements) {
      const entry = this.#entries.get(identityOf(key));
      if (entry !== undefined) entries.push([key, entry[1]]);
    }
    return entries;
  }

  /** Also the values of removed keys that are kept. */
  get storedEntries(): readonly (readonly [K, V])[] {
    return [...this.#entries.values()];
  }

  /** Count of keys. */
  get size(): number {
    return this.keySet.size;
  }

  /** The value of `key`, if there is one. */
  get(key: K): V | undefined {
    return this.keySet.has(key) ? this.#entries.get(identityOf(key))?.[1] : undefined;
  }

  /** Whether there is a value of `key`. */
  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  /** The dictionary after `node` has replaced the value of `key`. Prefer {@link update}: a replaced value may lose what others have changed. */
  set(node: DataNode, key: K, value: V): ORDictionary<K, V> {
    const keySet = this.keySet.resetDelta().add(node, key);
    return this.#after(keySet, this.#with(key, value), { kind: "put", keys: changeOf(keySet), key, value });
  }

  /**
   * The dictionary after `node` has changed the value of `key`, or `initial` if there is none. `withDelta`: others are told the change of an existing value
   * alone, which takes {@link removeKey}. Default: false.
   */
  update(node: DataNode, key: K, initial: V, change: (value: V) => V, withDelta = false): ORDictionary<K, V> {
    const before = this.#entries.get(identityOf(key))?.[1];
    if (!withDelta) return this.set(node, key, change(this.get(key) ?? initial));
    const value = change((before ?? initial).resetDelta() as V);
    const { delta } = value;
    if (before === undefined || delta === undefined) return this.set(node, key, value);
    const keySet = this.keySet.resetDelta().add(node, key);
    return this.#after(keySet, this.#with(key, value), { kind: "update", keys: changeOf(keySet), changes: [[key, delta]] });
  }

  /** The dictionary after `node` has removed `key`. */
  remove(node: DataNode, key: K): ORDictionary<K, V> {
    const entries = new Map(this.#entries);
    entries.delete(identityOf(key));
    const keySet = this.keySet.resetDelta().remove(node, key);
    return this.#after(keySet, entries, { kind: "remove", keys: changeOf(keySet) });
  }

  /** As {@link remove}, and keeps the value, which must be empty, so that it is known what it has seen. */
  removeKey(node: DataNode, key: K): ORDictionary<K, V> {
    const keySet = this.keySet.resetDelta().remove(node, key);
    return this.#after(keySet, this.#entries, { kind: "remove-key", keys: changeOf(keySet), key });
  }

  /** The value after the changes of both. `keepsRemoved`: also of keys that are removed. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: ORDictionary<K, V>, keepsRemoved = false): ORDictionary<K, V> {
    assertSameClass(this, other);
    const keySet = this.keySet.merge(other.keySet);
    const entries = new Map<string, readonly [K, V]>();
    for (const [identity, [key, own]] of this.#entries) {
      if (!keepsRemoved && !keySet.has(key)) continue;
      const theirs = other.#entries.get(identity)?.[1];
      entries.set(identity, [key, theirs === undefined ? own : (own.merge(theirs) as V)]);
    }
    for (const [identity, entry] of other.#entries)
      if (!entries.has(identity) && (keepsRemoved || keySet.has(entry[0]))) entries.set(identity, entry);
    return new ORDictionary(keySet, entries, this.keySet.versions.isEmpty ? other.valueType : this.valueType);
  }

  /** What has changed since {@link resetDelta}; `undefined` if nothing has. */
  override get delta(): DictionaryDelta<K> | undefined {
    return this.#delta;
  }

  /** The value after the changes in a delta of another replica. `keepsRemoved`: as for {@link merge}. */
  override mergeDelta(delta: ReplicatedData, keepsRemoved = false): ORDictionary<K, V> {
    if (delta instanceof ORDictionary) return this.merge(delta as ORDictionary<K, V>, keepsRemoved);
    if (!(delta instanceof DictionaryDelta)) throw new ReplicatedTypeMismatchError(this.constructor.name, delta.constructor.name);
    return this.merge(this.#applied(delta as DictionaryDelta<K>), keepsRemoved);
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
    for (const [, value] of this.#entries.values()) for (const node of value.modifiedByNodes) nodes.set(node.key, node);
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

  #after(keySet: ORSet<K>, entries: Entries<K, V>, operation: DictionaryOperation<K>): ORDictionary<K, V> {
    const delta = new DictionaryDelta<K>([operation], this.zero);
    return new ORDictionary(keySet, entries, this.valueType, this.#delta?.merge(delta) ?? delta);
  }

  /** The changes alone, on top of this value. Removed keys keep their values, for later changes of them. INTEROP: DryMergeDeltas in ORDictionary.cs. */
  #applied({ operations }: DictionaryDelta<K>): ORDictionary<K, V> {
    let keySet = this.keySet;
    const entries = new Map(this.#entries);
    for (const operation of operations) {
      keySet = keySet.mergeDelta(keyChangeOf(operation));
      if (operation.kind === "put") entries.set(identityOf(operation.key), [operation.key, operation.value as V]);
      else if (operation.kind === "remove") for (const key of operation.keys.elements) entries.delete(identityOf(key));
      else if (operation.kind === "update")
        for (const [key, change] of operation.changes) {
          const before = entries.get(identityOf(key))?.[1];
          if (keySet.has(key)) entries.set(identityOf(key), [key, changedBy(before, change) as V]);
        }
    }
    return new ORDictionary(keySet, entries, this.valueType);
  }

  #with(key: K, value: V): Entries<K, V> {
    return new Map(this.#entries).set(identityOf(key), [key, value]);
  }

  #mapped(change: (value: V) => V): Entries<K, V> {
    return new Map(Array.from(this.#entries, ([identity, [key, value]]) => [identity, [key, change(value)]] as const));
  }
}

/** What the last change of a key set has changed. */
function changeOf<K>({ delta, zero }: ORSet<K>): ORSet<K> {
  return delta?.operations[0]?.underlying ?? zero;
}

inspectAs(ORDictionary.prototype, String);
