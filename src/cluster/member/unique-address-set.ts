import type { UniqueAddress } from "./unique-address.ts";

/** An immutable set of unique addresses, in the order in which they were added. */
export class UniqueAddressSet implements Iterable<UniqueAddress> {
  /** The empty set. */
  static readonly empty: UniqueAddressSet = new UniqueAddressSet(new Map());
  readonly #byKey: ReadonlyMap<string, UniqueAddress>;

  private constructor(byKey: ReadonlyMap<string, UniqueAddress>) {
    this.#byKey = byKey;
  }

  /** The set of `nodes`. */
  static of(nodes: Iterable<UniqueAddress>): UniqueAddressSet {
    const byKey = new Map<string, UniqueAddress>();
    for (const node of nodes) byKey.set(node.key, node);
    return byKey.size === 0 ? UniqueAddressSet.empty : new UniqueAddressSet(byKey);
  }

  /** Count of addresses. */
  get size(): number {
    return this.#byKey.size;
  }

  /** Whether `node` is in the set. */
  has(node: UniqueAddress): boolean {
    return this.#byKey.has(node.key);
  }

  /** The set with `node`. */
  with(node: UniqueAddress): UniqueAddressSet {
    return this.has(node) ? this : new UniqueAddressSet(new Map(this.#byKey).set(node.key, node));
  }

  /** The set without `node`. */
  without(node: UniqueAddress): UniqueAddressSet {
    return this.has(node) ? this.filter(({ key }) => key !== node.key) : this;
  }

  /** The set with all of `other`. */
  union(other: UniqueAddressSet): UniqueAddressSet {
    if (other === this || other.size === 0) return this;
    if (this.size === 0) return other;
    const byKey = new Map(this.#byKey);
    for (const node of other) byKey.set(node.key, node);
    return byKey.size === this.size ? this : new UniqueAddressSet(byKey);
  }

  /** The addresses for which `keeps` returns true. */
  filter(keeps: (node: UniqueAddress) => boolean): UniqueAddressSet {
    const byKey = new Map<string, UniqueAddress>();
    for (const node of this) if (keeps(node)) byKey.set(node.key, node);
    if (byKey.size === this.size) return this;
    return byKey.size === 0 ? UniqueAddressSet.empty : new UniqueAddressSet(byKey);
  }

  /** Whether both sets have the same addresses. */
  equals(other: UniqueAddressSet): boolean {
    if (this === other) return true;
    if (this.size !== other.size) return false;
    for (const node of this) if (!other.has(node)) return false;
    return true;
  }

  /** The addresses in the order in which they were added. */
  [Symbol.iterator](): Iterator<UniqueAddress> {
    return this.#byKey.values();
  }
}
