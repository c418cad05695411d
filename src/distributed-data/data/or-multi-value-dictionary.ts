import { inspectAs } from "../../base/index.ts";
import { DictionaryOf } from "./dictionary-of.ts";
import { ORDictionary } from "./or-dictionary.ts";
import { ORSet } from "./or-set.ts";
import type { DataNode } from "./replica-node.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/** A dictionary of {@link ORSet}s: several values for each key. Immutable. */
export class ORMultiValueDictionary<K, V> extends DictionaryOf<K, ORSet<V>, ORMultiValueDictionary<K, V>> {
  /** Whether others are told changed elements alone, not all values of their key. INTEROP: `WithValueDeltas`; the same on all nodes. */
  readonly withValueDeltas: boolean;

  /** A dictionary of these sets. */
  constructor(underlying: ORDictionary<K, ORSet<V>>, withValueDeltas = false) {
    super(underlying);
    this.withValueDeltas = withValueDeltas;
  }

  /** The dictionary without keys. Default of both types: `string`. */
  static empty<K = string, V = string>(valueType: ValueType = "string", keyType: ValueType = "string"): ORMultiValueDictionary<K, V> {
    return new ORMultiValueDictionary<K, V>(ORDictionary.empty<K, ORSet<V>>(valueType, keyType));
  }

  /** Keys and their values. */
  get entries(): readonly (readonly [K, readonly V[]])[] {
    return this.underlying.entries.map(([key, { elements }]) => [key, elements] as const);
  }

  /** The values of `key`; none if the key does not exist. */
  get(key: K): readonly V[] {
    return this.underlying.get(key)?.elements ?? [];
  }

  /** The dictionary after `node` has added a value to those of `key`. */
  addItem(node: DataNode, key: K, value: V): ORMultiValueDictionary<K, V> {
    return this.#changed(node, key, (set, above) => set.add(node, value, above));
  }

  /** The dictionary after `node` has removed a value from those of `key`; without the key, if it was the last one. */
  removeItem(node: DataNode, key: K, value: V): ORMultiValueDictionary<K, V> {
    const set = this.underlying.get(key);
    if (set === undefined || !set.has(value)) return this;
    if (set.size > 1) return this.#changed(node, key, (existing) => existing.remove(node, value));
    if (!this.withValueDeltas) return this.remove(node, key);
    const emptied = this.#changed(node, key, (existing) => existing.remove(node, value));
    return this.with(emptied.underlying.removeKey(node, key));
  }

  /** The dictionary after `node` has removed `key`. */
  override remove(node: DataNode, key: K): ORMultiValueDictionary<K, V> {
    if (!this.withValueDeltas) return this.with(this.underlying.remove(node, key));
    const cleared = this.#changed(node, key, (existing) => existing.clear());
    return this.with(cleared.underlying.removeKey(node, key));
  }

  /** Whether values of removed keys are kept, because values are changed by deltas. */
  protected override get keepsRemoved(): boolean {
    return this.withValueDeltas;
  }

  /** The dictionary of the same kind with other content. */
  protected with(underlying: ORDictionary<K, ORSet<V>>): ORMultiValueDictionary<K, V> {
    return new ORMultiValueDictionary(underlying, this.withValueDeltas);
  }

  /** The versions of a key's set continue those of the keys: a set that is removed and made again must not repeat versions that others have seen. */
  #changed(node: DataNode, key: K, change: (set: ORSet<V>, above: number) => ORSet<V>): ORMultiValueDictionary<K, V> {
    const above = this.underlying.keySet.versions.versionAt(node);
    const initial = ORSet.empty<V>(this.valueType);
    return this.with(this.underlying.update(node, key, initial, (set) => change(set, above), this.withValueDeltas));
  }

  /** `ORMultiValueDictionary(key → a, b)`. */
  override toString(): string {
    return `ORMultiValueDictionary(${this.entries.map(([key, values]) => `${identityOf(key)} → ${values.map(identityOf).join(", ")}`).join("; ")})`;
  }
}

inspectAs(ORMultiValueDictionary.prototype, String);
