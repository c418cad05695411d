import { inspectAs } from "../../base/index.ts";
import { DictionaryOf } from "./dictionary-of.ts";
import { type LWWClock, LWWRegister } from "./lww-register.ts";
import { ORDictionary } from "./or-dictionary.ts";
import type { DataNode } from "./replica-node.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/** A dictionary of {@link LWWRegister}s: of each key, the last value written wins. Immutable. */
export class LWWDictionary<K, V> extends DictionaryOf<K, LWWRegister<V>, LWWDictionary<K, V>> {
  /** A dictionary of these registers. */
  constructor(underlying: ORDictionary<K, LWWRegister<V>>) {
    super(underlying);
  }

  /** The dictionary without keys. Default of both types: `string`. */
  static empty<K = string, V = string>(valueType: ValueType = "string", keyType: ValueType = "string"): LWWDictionary<K, V> {
    return new LWWDictionary<K, V>(ORDictionary.empty<K, LWWRegister<V>>(valueType, keyType));
  }

  /** Keys and values. */
  get entries(): readonly (readonly [K, V])[] {
    return this.underlying.entries.map(([key, { value }]) => [key, value] as const);
  }

  /** The value of `key`, if there is one. */
  get(key: K): V | undefined {
    return this.underlying.get(key)?.value;
  }

  /** The dictionary after `node` has written the value of `key`. */
  set(node: DataNode, key: K, value: V, clock?: LWWClock<V>): LWWDictionary<K, V> {
    const existing = this.underlying.get(key);
    const type = this.valueType;
    const register =
      existing === undefined
        ? LWWRegister.create(node, value, clock === undefined ? { type } : { type, clock })
        : existing.withValue(node, value, clock);
    return this.with(this.underlying.set(node, key, register));
  }

  /** The dictionary of the same kind with other content. */
  protected with(underlying: ORDictionary<K, LWWRegister<V>>): LWWDictionary<K, V> {
    return new LWWDictionary(underlying);
  }

  /** `LWWDictionary(key → value)`. */
  override toString(): string {
    return `LWWDictionary(${this.entries.map(([key, value]) => `${identityOf(key)} → ${String(value)}`).join(", ")})`;
  }
}

inspectAs(LWWDictionary.prototype, String);
