import type { Flag } from "../data/flag.ts";
import type { GCounter } from "../data/g-counter.ts";
import type { GSet } from "../data/g-set.ts";
import type { LWWDictionary } from "../data/lww-dictionary.ts";
import type { LWWRegister } from "../data/lww-register.ts";
import type { ORDictionary } from "../data/or-dictionary.ts";
import type { ORMultiValueDictionary } from "../data/or-multi-value-dictionary.ts";
import type { ORSet } from "../data/or-set.ts";
import type { PNCounterDictionary } from "../data/pn-counter-dictionary.ts";
import type { PNCounter } from "../data/pn-counter.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import type { ValueType } from "../data/value-type.ts";

/** Names a value in the replicators of all nodes, and tells its type. Two keys with the same id are the same key. */
export abstract class Key<T extends ReplicatedData = ReplicatedData> {
  /** The name. */
  readonly id: string;
  /** Only a type: what the key stands for. */
  declare readonly data: T;

  constructor(id: string) {
    this.id = id;
  }

  /** The name. */
  toString(): string {
    return this.id;
  }
}

/** A key with the .NET type of its elements. */
export abstract class TypedKey<T extends ReplicatedData> extends Key<T> {
  /** The .NET type of elements, keys or the value. */
  readonly type: ValueType;

  /** Default of `type`: `string`. */
  constructor(id: string, type: ValueType = "string") {
    super(id);
    this.type = type;
  }
}

/** The key of a GCounter. */
export class GCounterKey extends Key<GCounter> {}
/** The key of a PNCounter. */
export class PNCounterKey extends Key<PNCounter> {}
/** The key of a Flag. */
export class FlagKey extends Key<Flag> {}
/** The key of a GSet. */
export class GSetKey<T = string> extends TypedKey<GSet<T>> {}
/** The key of an ORSet. */
export class ORSetKey<T = string> extends TypedKey<ORSet<T>> {}
/** The key of an LWWRegister. */
export class LWWRegisterKey<T = string> extends TypedKey<LWWRegister<T>> {}
/** The key of a PNCounterDictionary. */
export class PNCounterDictionaryKey<K = string> extends TypedKey<PNCounterDictionary<K>> {}

/** A key with the .NET types of the keys and values of a dictionary. */
export abstract class DictionaryKey<T extends ReplicatedData> extends TypedKey<T> {
  /** The .NET type of the values. */
  readonly valueType: ValueType;

  /** Default of both types: `string`. */
  constructor(id: string, valueType: ValueType = "string", keyType: ValueType = "string") {
    super(id, keyType);
    this.valueType = valueType;
  }
}

/** The key of an ORDictionary. */
export class ORDictionaryKey<K, V extends ReplicatedData> extends DictionaryKey<ORDictionary<K, V>> {}
/** The key of an LWWDictionary. */
export class LWWDictionaryKey<K = string, V = string> extends DictionaryKey<LWWDictionary<K, V>> {}
/** The key of an ORMultiValueDictionary. */
export class ORMultiValueDictionaryKey<K = string, V = string> extends DictionaryKey<ORMultiValueDictionary<K, V>> {}
