import { inspectAs } from "../../base/index.ts";
import { DictionaryOf } from "./dictionary-of.ts";
import { ORDictionary } from "./or-dictionary.ts";
import { PNCounter } from "./pn-counter.ts";
import type { DataNode } from "./replica-node.ts";
import { identityOf, type ValueType } from "./value-type.ts";

/** A dictionary of {@link PNCounter}s. Immutable. */
export class PNCounterDictionary<K> extends DictionaryOf<K, PNCounter, PNCounterDictionary<K>> {
  /** A dictionary of these counters. */
  constructor(underlying: ORDictionary<K, PNCounter>) {
    super(underlying);
  }

  /** The dictionary without keys. Default of `keyType`: `string`. */
  static empty<K = string>(keyType: ValueType = "string"): PNCounterDictionary<K> {
    return new PNCounterDictionary<K>(
      ORDictionary.empty<K, PNCounter>({ typeName: "Akka.DistributedData.PNCounter, Akka.DistributedData" }, keyType),
    );
  }

  /** Keys and values. */
  get entries(): readonly (readonly [K, bigint])[] {
    return this.underlying.entries.map(([key, { value }]) => [key, value] as const);
  }

  /** The value of the counter of `key`, if there is one. */
  get(key: K): bigint | undefined {
    return this.underlying.get(key)?.value;
  }

  /** The dictionary after `node` has added `by` to the counter of `key`. Throws as GCounter.increment. */
  increment(node: DataNode, key: K, by: number | bigint = 1): PNCounterDictionary<K> {
    return this.with(this.underlying.update(node, key, PNCounter.empty, (counter) => counter.increment(node, by)));
  }

  /** The dictionary after `node` has subtracted `by` from the counter of `key`. Throws as GCounter.increment. */
  decrement(node: DataNode, key: K, by: number | bigint = 1): PNCounterDictionary<K> {
    return this.increment(node, key, -by);
  }

  /** The dictionary of the same kind with other content. */
  protected with(underlying: ORDictionary<K, PNCounter>): PNCounterDictionary<K> {
    return new PNCounterDictionary(underlying);
  }

  /** `PNCounterDictionary(key → 1)`. */
  override toString(): string {
    return `PNCounterDictionary(${this.entries.map(([key, value]) => `${identityOf(key)} → ${value}`).join(", ")})`;
  }
}

inspectAs(PNCounterDictionary.prototype, String);
