import type { UniqueAddress } from "../member/unique-address.ts";
import { inspectAs } from "../../base/index.ts";
import { md5Of } from "./md5.ts";

/** How two clocks relate: the first is the same as, before or after the second, or neither knows all that the other knows. */
export type ClockOrder = "same" | "before" | "after" | "concurrent";

/** The name of a node in vector clocks: a hash of its unique address. */
export type ClockNode = string;

/** The name of a node in vector clocks. INTEROP: Gossip.VectorClockName and VectorClock.Node.Create. */
export function clockNodeOf({ key }: UniqueAddress): ClockNode {
  return md5Of(key);
}

/**
 * How many changes of the gossip each node has made. Says which of two states is newer, or that they diverged. Immutable.
 * A node that never changed the gossip has no entry.
 */
export class VectorClock {
  /** The clock before any change. */
  static readonly zero: VectorClock = new VectorClock(new Map());
  /** Count of changes by the names of nodes. */
  readonly versions: ReadonlyMap<ClockNode, number>;

  private constructor(versions: ReadonlyMap<ClockNode, number>) {
    this.versions = versions;
  }

  /** The clock with these entries. */
  static of(versions: Iterable<readonly [ClockNode, number]>): VectorClock {
    const map = new Map(versions);
    return map.size === 0 ? VectorClock.zero : new VectorClock(map);
  }

  /** The clock after one more change by `node`. */
  increment(node: ClockNode): VectorClock {
    return new VectorClock(new Map(this.versions).set(node, (this.versions.get(node) ?? 0) + 1));
  }

  /** The clock of what both clocks know: the larger count for each node. */
  merge(other: VectorClock): VectorClock {
    if (other === this) return this;
    const versions = new Map(this.versions);
    for (const [node, version] of other.versions) {
      const own = versions.get(node);
      if (own === undefined || version > own) versions.set(node, version);
    }
    return new VectorClock(versions);
  }

  /** The clock without the entries of nodes that were removed. */
  prune(nodes: Iterable<ClockNode>): VectorClock {
    const versions = new Map(this.versions);
    for (const node of nodes) versions.delete(node);
    return versions.size === this.versions.size ? this : new VectorClock(versions);
  }

  /** How this clock relates to `other`. INTEROP: an entry that only one side has makes that side newer, even if its count is 0. */
  compareTo(other: VectorClock): ClockOrder {
    if (this === other) return "same";
    let isBehind = false;
    let isAhead = false;
    let shared = 0;
    for (const [node, version] of this.versions) {
      const theirs = other.versions.get(node);
      if (theirs !== undefined) shared += 1;
      if (theirs === undefined || version > theirs) isAhead = true;
      else if (version < theirs) isBehind = true;
    }
    if (shared < other.versions.size) isBehind = true;
    if (isAhead && isBehind) return "concurrent";
    if (isAhead) return "after";
    return isBehind ? "before" : "same";
  }

  /** Counts in the order of the names. */
  toString(): string {
    return `VectorClock(${this.sortedVersions.map(([node, version]) => `${node} → ${version}`).join(", ")})`;
  }

  /** The entries in the order of the names, in which they are sent. */
  get sortedVersions(): readonly (readonly [ClockNode, number])[] {
    return Array.from(this.versions).sort(([left], [right]) => (left < right ? -1 : 1));
  }
}

inspectAs(VectorClock.prototype, String);
