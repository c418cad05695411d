import { inspectAs } from "../../base/index.ts";
import { ReplicatedTypeMismatchError } from "./errors.ts";
import { ORSetDelta, type ORSetOperation } from "./or-set-delta.ts";
import { type DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";
import { identityOf, type ValueType } from "./value-type.ts";
import { VersionVector } from "./version-vector.ts";

/** An element and the additions of it that have not been removed. */
export interface ORSetEntry<T> {
  /** The element. */
  readonly element: T;
  /** The version of the last addition by each node. */
  readonly dots: VersionVector;
}

/**
 * A set whose elements can be added and removed again (observed-remove set). If an element is added on one node and removed on another at the same time, it
 * stays. Immutable.
 */
export class ORSet<T> extends ReplicatedData {
  /** The .NET type of the elements. */
  readonly elementType: ValueType;
  /** The last version of each node that this set has seen, also of elements that were removed. */
  readonly versions: VersionVector;
  readonly #entries: ReadonlyMap<string, ORSetEntry<T>>;
  readonly #delta: ORSetDelta<ORSet<T>> | undefined;

  private constructor(type: ValueType, entries: ReadonlyMap<string, ORSetEntry<T>>, versions: VersionVector, delta?: ORSetDelta<ORSet<T>>) {
    super();
    this.elementType = type;
    this.#entries = entries;
    this.versions = versions;
    this.#delta = delta;
  }

  /** The set without elements. Default of `elementType`: `string`. */
  static empty<T = string>(elementType: ValueType = "string"): ORSet<T> {
    return new ORSet<T>(elementType, new Map(), VersionVector.empty);
  }

  /** The set with these entries. */
  static from<T>(elementType: ValueType, entries: Iterable<ORSetEntry<T>>, versions: VersionVector): ORSet<T> {
    const map = new Map<string, ORSetEntry<T>>();
    for (const entry of entries) map.set(identityOf(entry.element), entry);
    return new ORSet<T>(elementType, map, versions);
  }

  /** The elements, in no particular order. */
  get elements(): readonly T[] {
    return Array.from(this.#entries.values(), ({ element }) => element);
  }

  /** The elements with their dots. */
  get entries(): readonly ORSetEntry<T>[] {
    return [...this.#entries.values()];
  }

  /** Count of elements. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether `element` is in the set. Objects are equal if their members are. */
  has(element: T): boolean {
    return this.#entries.has(identityOf(element));
  }

  /** The set after `node` has added `element`. `above`: the version of this change is higher; only for sets inside other data. */
  add(node: DataNode, element: T, above = 0): ORSet<T> {
    const versions = this.versions.increment(node, above);
    const dots = VersionVector.of(node, versions.versionAt(node));
    const operation: ORSetOperation<ORSet<T>> = { kind: "add", underlying: this.#single(element, dots, dots) };
    return new ORSet(
      this.elementType,
      new Map(this.#entries).set(identityOf(element), { element, dots }),
      versions,
      this.#deltaWith(operation),
    );
  }

  /** The set after `node` has removed `element`. */
  remove(node: DataNode, element: T): ORSet<T> {
    const dot = VersionVector.from([{ node: ReplicaNode.of(node), version: this.versions.versionAt(node) }]);
    const operation: ORSetOperation<ORSet<T>> = { kind: "remove", underlying: this.#single(element, dot, this.versions) };
    const entries = new Map(this.#entries);
    entries.delete(identityOf(element));
    return new ORSet(this.elementType, entries, this.versions, this.#deltaWith(operation));
  }

  /** The set after a node has removed all elements that it knows. */
  clear(): ORSet<T> {
    const underlying = new ORSet<T>(this.elementType, new Map(), this.versions);
    return new ORSet(this.elementType, new Map(), this.versions, this.#deltaWith({ kind: "full", underlying }));
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: ORSet<T>): ORSet<T> {
    assertSameClass(this, other);
    return this === other ? this.resetDelta() : this.#mergedWith(other, false);
  }

  /** What has changed since {@link resetDelta}; `undefined` if nothing has. */
  override get delta(): ORSetDelta<ORSet<T>> | undefined {
    return this.#delta;
  }

  /** The value after the changes in a delta of another replica. */
  override mergeDelta(delta: ReplicatedData): ORSet<T> {
    if (delta instanceof ORSet) return this.merge(delta);
    if (!(delta instanceof ORSetDelta)) throw new ReplicatedTypeMismatchError("ORSet", delta.constructor.name);
    let merged: ORSet<T> = this;
    for (const { kind, underlying } of delta.operations as readonly ORSetOperation<ORSet<T>>[])
      merged = kind === "remove" ? merged.#without(underlying) : merged.#mergedWith(underlying, kind === "add");
    return merged;
  }

  /** The same value with an empty delta. */
  override resetDelta(): ORSet<T> {
    return this.#delta === undefined ? this : new ORSet(this.elementType, this.#entries, this.versions);
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): ORSet<T> {
    return ORSet.empty<T>(this.elementType);
  }

  /** The nodes that have left something in this value. */
  override get modifiedByNodes(): readonly ReplicaNode[] {
    return this.versions.modifiedByNodes;
  }

  /** The value with the part of `removed`, a node that has left, taken over by `into`. */
  override prune(removed: ReplicaNode, into: ReplicaNode): ORSet<T> {
    const versions = this.versions.prune(removed, into);
    let pruned = new ORSet<T>(this.elementType, this.#entries, versions);
    for (const { element, dots } of this.#entries.values()) if (dots.needsPruningFrom(removed)) pruned = pruned.add(into, element);
    return pruned.resetDelta();
  }

  /** The value without the part of `removed`, which another node has taken over. */
  override pruningCleanup(removed: ReplicaNode): ORSet<T> {
    const entries = new Map<string, ORSetEntry<T>>();
    for (const [identity, { element, dots }] of this.#entries) entries.set(identity, { element, dots: dots.pruningCleanup(removed) });
    return new ORSet(this.elementType, entries, this.versions.pruningCleanup(removed));
  }

  /** This set with the entries of a later addition by the same node */
  withLater(later: ORSet<T>): ORSet<T> {
    return new ORSet(this.elementType, new Map([...this.#entries, ...later.#entries]), this.versions.merge(later.versions));
  }

  /** `ORSet(a, b)`. */
  override toString(): string {
    return `ORSet(${[...this.#entries.keys()].join(", ")})`;
  }

  #single(element: T, dots: VersionVector, versions: VersionVector): ORSet<T> {
    return new ORSet(this.elementType, new Map([[identityOf(element), { element, dots }]]), versions);
  }

  #deltaWith(operation: ORSetOperation<ORSet<T>>): ORSetDelta<ORSet<T>> {
    const delta = new ORSetDelta([operation]);
    return this.#delta?.merge(delta) ?? delta;
  }

  /** With `isAddition`, elements that `other` does not have stay: it has only those that were added. */
  #mergedWith(other: ORSet<T>, isAddition: boolean): ORSet<T> {
    const entries = new Map<string, ORSetEntry<T>>();
    for (const [identity, own] of this.#entries) {
      const theirs = other.#entries.get(identity);
      let { dots } = own;
      if (theirs !== undefined) {
        const keptHere = dots.subtract(other.versions);
        dots = dots.intersect(theirs.dots).merge(keptHere).merge(theirs.dots.subtract(this.versions));
      } else if (!isAddition) dots = dots.subtract(other.versions);
      if (!dots.isEmpty) entries.set(identity, dots === own.dots ? own : { element: own.element, dots });
    }
    for (const [identity, { element, dots }] of other.#entries) {
      if (this.#entries.has(identity)) continue;
      const unseen = dots.subtract(this.versions);
      if (!unseen.isEmpty) entries.set(identity, { element, dots: unseen });
    }
    const type = this.versions.isEmpty ? other.elementType : this.elementType;
    return new ORSet(type, entries, this.versions.merge(other.versions));
  }

  /**
   * INTEROP: .NET takes over all versions that the other node knew at a removal. Then an addition that arrives later counts as removed, so only the version
   * of the node itself is taken over here (ORSet.MergeRemoveDelta in ORSet.cs).
   */
  #without({ entries: removals, versions }: ORSet<T>): ORSet<T> {
    const entries = new Map(this.#entries);
    let seen = this.versions;
    for (const { element, dots } of removals) {
      seen = seen.merge(dots);
      const identity = identityOf(element);
      const own = entries.get(identity);
      const left = own?.dots.subtract(versions);
      if (own === undefined || left === undefined) continue;
      if (left.isEmpty) entries.delete(identity);
      else entries.set(identity, { element: own.element, dots: left });
    }
    return new ORSet(this.elementType, entries, seen);
  }
}

inspectAs(ORSet.prototype, String);
