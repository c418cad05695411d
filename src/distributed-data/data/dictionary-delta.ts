import { ORSetDelta, type ORSetOperation } from "./or-set-delta.ts";
import type { ORSet } from "./or-set.ts";
import { ReplicatedData } from "./replicated-data.ts";
import { identityOf } from "./value-type.ts";

/**
 * One change of a dictionary. `put` replaces a value, `update` merges changes of values, `remove` removes keys, and `remove-key` as well, but keeps what
 * their values have seen. `keys` is the change of the key set: elements with their dots, and what the node knew.
 */
export type DictionaryOperation<K = unknown> =
  | { readonly kind: "put"; readonly keys: ORSet<K>; readonly key: K; readonly value: ReplicatedData }
  | { readonly kind: "remove"; readonly keys: ORSet<K> }
  | { readonly kind: "remove-key"; readonly keys: ORSet<K>; readonly key: K }
  | { readonly kind: "update"; readonly keys: ORSet<K>; readonly changes: readonly (readonly [K, ReplicatedData])[] };

/** Changes of a dictionary, in the order in which they were made. Immutable. */
export class DictionaryDelta<K = unknown> extends ReplicatedData {
  /** The changes; at least one. */
  readonly operations: readonly DictionaryOperation<K>[];
  readonly #zero: ReplicatedData;

  /** `zero`: the dictionary of this kind without keys. */
  constructor(operations: readonly DictionaryOperation<K>[], zero: ReplicatedData) {
    super();
    this.operations = operations;
    this.#zero = zero;
  }

  /** These changes, of a dictionary of another kind. */
  of(zero: ReplicatedData): DictionaryDelta<K> {
    return new DictionaryDelta(this.operations, zero);
  }

  /** These changes, then `later` ones of the same node. Changes of one key that follow each other become one. */
  merge(later: DictionaryDelta<K>): DictionaryDelta<K> {
    const operations = [...this.operations];
    for (const operation of later.operations) {
      const last = operations.at(-1);
      const both = last === undefined ? undefined : joined(last, operation);
      if (both === undefined) operations.push(operation);
      else operations[operations.length - 1] = both;
    }
    return new DictionaryDelta(operations, this.#zero);
  }

  /** The empty dictionary that a delta is merged into if a replica has no value. */
  override get zero(): ReplicatedData {
    return this.#zero;
  }

  /** True: deltas are applied in the order in which they were made. */
  override get needsCausalDelivery(): boolean {
    return true;
  }
}

/** The change of the key set in a change of a dictionary. */
export function keyChangeOf<K>({ kind, keys }: DictionaryOperation<K>): ORSetDelta<ORSet<K>> {
  const operation: ORSetOperation<ORSet<K>> = { kind: kind === "put" || kind === "update" ? "add" : "remove", underlying: keys };
  return new ORSetDelta([operation]);
}

/** A value after a change of it: a delta, or a whole value. Throws ReplicatedTypeMismatchError. */
export function changedBy(value: ReplicatedData | undefined, change: ReplicatedData): ReplicatedData {
  const before = value ?? change.zero;
  return before === undefined ? change : before.mergeDelta(change);
}

/** Two changes as one; `undefined` if they stay two. */
function joined<K>(earlier: DictionaryOperation<K>, later: DictionaryOperation<K>): DictionaryOperation<K> | undefined {
  if (earlier.kind !== "put" && earlier.kind !== "update") return undefined;
  if (later.kind !== "put" && later.kind !== "update") return undefined;
  const keys = earlier.keys.withLater(later.keys);
  if (earlier.kind === "update" && later.kind === "update")
    return { kind: "update", keys, changes: joinedChanges(earlier.changes, later.changes) };
  const key = onlyKeyOf(earlier);
  if (key === undefined || key !== onlyKeyOf(later)) return undefined;
  if (later.kind === "put") return { ...later, keys };
  const [change] = later.changes;
  if (earlier.kind !== "put" || change === undefined) return undefined;
  return { kind: "put", keys, key: earlier.key, value: changedBy(earlier.value, change[1]) };
}

function joinedChanges<K>(
  earlier: readonly (readonly [K, ReplicatedData])[],
  later: readonly (readonly [K, ReplicatedData])[],
): readonly (readonly [K, ReplicatedData])[] {
  const changes = new Map(earlier.map((change) => [identityOf(change[0]), change] as const));
  for (const [key, change] of later) {
    const before = changes.get(identityOf(key));
    changes.set(identityOf(key), [key, before === undefined ? change : before[1].merge(change)]);
  }
  return [...changes.values()];
}

function onlyKeyOf<K>(operation: DictionaryOperation<K>): string | undefined {
  if (operation.kind === "put") return identityOf(operation.key);
  if (operation.kind !== "update" || operation.changes.length !== 1) return undefined;
  return operation.changes[0] === undefined ? undefined : identityOf(operation.changes[0][0]);
}
