import { describeValue, inspectAs, InvalidArgumentError } from "../../base/index.ts";
import { compareNodes, type DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";

/** What one node has added to a counter. */
export interface CounterEntry {
  /** The node. */
  readonly node: ReplicaNode;
  /** The sum of its increments. */
  readonly value: bigint;
}

const LARGEST = 2n ** 64n - 1n;

/** A counter that only grows: the sum of what each node has added. Immutable. */
export class GCounter extends ReplicatedData {
  /** The counter of 0. */
  static readonly empty: GCounter = new GCounter(new Map());
  readonly #entries: ReadonlyMap<string, CounterEntry>;
  readonly #delta: GCounter | undefined;

  private constructor(entries: ReadonlyMap<string, CounterEntry>, delta?: GCounter) {
    super();
    this.#entries = entries;
    this.#delta = delta;
  }

  /** The counter with these entries. */
  static from(entries: Iterable<CounterEntry>): GCounter {
    const map = new Map<string, CounterEntry>();
    for (const entry of entries) if (entry.value > (map.get(entry.node.key)?.value ?? 0n)) map.set(entry.node.key, entry);
    return map.size === 0 ? GCounter.empty : new GCounter(map);
  }

  /** The sum of all increments. */
  get value(): bigint {
    let sum = 0n;
    for (const entry of this.#entries.values()) sum += entry.value;
    return sum;
  }

  /** What each node has added, in the order in which it is sent. */
  get entries(): readonly CounterEntry[] {
    return [...this.#entries.values()].sort((left, right) => compareNodes(left.node, right.node));
  }

  /** The counter after `node` has added `by`. Throws InvalidArgumentError unless that is a whole number from 0 on, or if the sum exceeds 64 bits. */
  increment(node: DataNode, by: number | bigint = 1): GCounter {
    if (by < 0 || (typeof by === "number" && !Number.isSafeInteger(by)))
      throw new InvalidArgumentError(`A GCounter grows by whole numbers, not by ${describeValue(by)}. Use a PNCounter to subtract.`);
    if (by == 0) return this;
    const changed = ReplicaNode.of(node);
    const value = (this.#entries.get(changed.key)?.value ?? 0n) + BigInt(by);
    if (value > LARGEST) throw new InvalidArgumentError(`A GCounter of ${changed.key} would exceed 64 bits. Add less.`);
    const entry: CounterEntry = { node: changed, value };
    const known = this.#delta === undefined ? [] : this.#delta.#entries;
    const delta = new GCounter(new Map(known).set(changed.key, entry));
    return new GCounter(new Map(this.#entries).set(changed.key, entry), delta);
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: GCounter): GCounter {
    assertSameClass(this, other);
    const entries = new Map(this.#entries);
    for (const [key, entry] of other.#entries) if (entry.value > (entries.get(key)?.value ?? 0n)) entries.set(key, entry);
    return new GCounter(entries);
  }

  /** What has changed since {@link resetDelta}; `undefined` if nothing has. */
  override get delta(): GCounter | undefined {
    return this.#delta;
  }

  /** The same value with an empty delta. */
  override resetDelta(): GCounter {
    return this.#delta === undefined ? this : new GCounter(this.#entries);
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): GCounter {
    return GCounter.empty;
  }

  /** The nodes that have left something in this value. */
  override get modifiedByNodes(): readonly ReplicaNode[] {
    return this.entries.map(({ node }) => node);
  }

  /** Whether this value has something of `removed` in it. */
  override needsPruningFrom(removed: ReplicaNode): boolean {
    return this.#entries.has(removed.key);
  }

  /** The value with the part of `removed`, a node that has left, taken over by `into`. */
  override prune(removed: ReplicaNode, into: ReplicaNode): GCounter {
    const entry = this.#entries.get(removed.key);
    return entry === undefined ? this : this.pruningCleanup(removed).increment(into, entry.value);
  }

  /** The value without the part of `removed`, which another node has taken over. */
  override pruningCleanup(removed: ReplicaNode): GCounter {
    return GCounter.from([...this.#entries.values()].filter(({ node }) => !node.equals(removed)));
  }

  /** `GCounter(7)`. */
  override toString(): string {
    return `GCounter(${this.value})`;
  }
}

inspectAs(GCounter.prototype, String);
