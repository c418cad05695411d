import { inspectAs } from "../../base/index.ts";
import { compareNodes, type DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";

/** How two version vectors relate: the first is the same as, before or after the second, or neither knows all that the other knows. */
export type VersionOrder = "same" | "before" | "after" | "concurrent";

/** One node and the version of its last change. */
export interface VersionEntry {
  /** The node. */
  readonly node: ReplicaNode;
  /** The version of its last change; above 0. */
  readonly version: number;
}

/** The version of the last change of each node that is known. Immutable. */
export class VersionVector extends ReplicatedData {
  /** The vector without entries. */
  static readonly empty: VersionVector = new VersionVector(new Map());
  /** Entries by the keys of their nodes. */
  readonly #entries: ReadonlyMap<string, VersionEntry>;

  private constructor(entries: ReadonlyMap<string, VersionEntry>) {
    super();
    this.#entries = entries;
  }

  /** The vector with one entry. */
  static of(node: DataNode, version: number): VersionVector {
    return VersionVector.from([{ node: ReplicaNode.of(node), version }]);
  }

  /** The vector with these entries. */
  static from(entries: Iterable<VersionEntry>): VersionVector {
    const map = new Map<string, VersionEntry>();
    for (const entry of entries) if (entry.version > (map.get(entry.node.key)?.version ?? 0)) map.set(entry.node.key, entry);
    return map.size === 0 ? VersionVector.empty : new VersionVector(map);
  }

  /** Whether it has no entries. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Count of entries. */
  get size(): number {
    return this.#entries.size;
  }

  /** The entries in the order in which they are sent. */
  get entries(): readonly VersionEntry[] {
    return [...this.#entries.values()].sort((left, right) => compareNodes(left.node, right.node));
  }

  /** The version of the last change of `node`; 0 if none is known. */
  versionAt(node: DataNode): number {
    return this.#entries.get(ReplicaNode.of(node).key)?.version ?? 0;
  }

  /** The vector after one more change of `node`, whose version is above `above` and the last one. */
  increment(node: DataNode, above = 0): VersionVector {
    const changed = ReplicaNode.of(node);
    const version = Math.max(this.versionAt(changed), above) + 1;
    return new VersionVector(new Map(this.#entries).set(changed.key, { node: changed, version }));
  }

  /** The larger version of each node. */
  merge(other: VersionVector): VersionVector {
    assertSameClass(this, other);
    if (other === this || other.isEmpty) return this;
    if (this.isEmpty) return other;
    const entries = new Map(this.#entries);
    for (const [key, entry] of other.#entries) if (entry.version > (entries.get(key)?.version ?? 0)) entries.set(key, entry);
    return new VersionVector(entries);
  }

  /** The entries that `seen` has not seen. */
  subtract(seen: VersionVector): VersionVector {
    return VersionVector.from(
      [...this.#entries.values()].filter(({ node, version }) => version > (seen.#entries.get(node.key)?.version ?? 0)),
    );
  }

  /** The entries that both have with the same version. */
  intersect(other: VersionVector): VersionVector {
    return VersionVector.from([...this.#entries.values()].filter(({ node, version }) => version === other.#entries.get(node.key)?.version));
  }

  /** How this vector relates to `other`. */
  compareTo(other: VersionVector): VersionOrder {
    const isAhead = !this.subtract(other).isEmpty;
    const isBehind = !other.subtract(this).isEmpty;
    if (isAhead && isBehind) return "concurrent";
    if (isAhead) return "after";
    return isBehind ? "before" : "same";
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
  override prune(removed: ReplicaNode, into: ReplicaNode): VersionVector {
    return this.needsPruningFrom(removed) ? this.pruningCleanup(removed).increment(into) : this;
  }

  /** The value without the part of `removed`, which another node has taken over. */
  override pruningCleanup(removed: ReplicaNode): VersionVector {
    if (!this.needsPruningFrom(removed)) return this;
    return VersionVector.from([...this.#entries.values()].filter(({ node }) => !node.equals(removed)));
  }

  /** Nodes and versions in the order in which they are sent. */
  override toString(): string {
    return `VersionVector(${this.entries.map(({ node, version }) => `${node.key} → ${version}`).join(", ")})`;
  }
}

inspectAs(VersionVector.prototype, String);
