import { inspectAs } from "../../base/index.ts";
import { DictionaryOf } from "./dictionary-of.ts";
import { ORDictionary } from "./or-dictionary.ts";
import { ORSet } from "./or-set.ts";
import type { DataNode } from "./replica-node.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/** A dictionary of {@link ORSet}s: several values for each key. Immutable. */
export class ORMultiValueDictionary<K, V> extends DictionaryOf<K, ORSet<V>, ORMultiValueDictionary<K, V>> {
  /** Whether it was made with deltas of values (`WithValueDeltas`), as far as .NET is concerned. */
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
    return set.size === 1 ? this.remove(node, key) : this.#changed(node, key, (existing) => existing.remove(node, value));
  }

  /** The dictionary of the same kind with other content. */
  protected with(underlying: ORDictionary<K, ORSet<V>>): ORMultiValueDictionary<K, V> {
    return new ORMultiValueDictionary(underlying, this.withValueDeltas);
  }

  /** The versions of a key's set continue those of the keys: a set that is removed and made again must not repeat versions that others have seen. */
  #changed(node: DataNode, key: K, change: (set: ORSet<V>, above: number) => ORSet<V>): ORMultiValueDictionary<K, V> {
    const above = this.underlying.keySet.versions.versionAt(node);
    return this.with(this.underlying.update(node, key, ORSet.empty<V>(this.valueType), (set) => change(set, above)));
  }

  /** `ORMultiValueDictionary(key → a, b)`. */
  override toString(): string {
    return `ORMultiValueDictionary(${this.entries.map(([key, values]) => `${identityOf(key)} → ${values.map(identityOf).join(", ")}`).join("; ")})`;
  }
}

inspectAs(ORMultiValueDictionary.prototype, String);
