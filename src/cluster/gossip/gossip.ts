import { inspectAs } from "../../base/index.ts";
import { compareMembers, type Member, winnerOf } from "../member/member.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { Reachability } from "./reachability.ts";
import { clockNodeOf, type ClockOrder, VectorClock } from "./vector-clock.ts";

/** That a node was removed, and when. */
export interface Tombstone {
  /** The node. */
  readonly node: UniqueAddress;
  /** When the leader removed it. Unit: ms since 1970. */
  readonly removedAtMs: number;
}

/** What a gossip consists of. */
export interface GossipInit {
  /** Default: none. */
  readonly members?: readonly Member[];
  /** Who has seen it. Default: no node. */
  readonly seen?: UniqueAddressSet;
  /** Default: everybody reaches everybody. */
  readonly reachability?: Reachability;
  /** Default: no changes. */
  readonly version?: VectorClock;
  /** By the keys of the nodes. Default: none. */
  readonly tombstones?: ReadonlyMap<string, Tombstone>;
}

const NO_TOMBSTONES: ReadonlyMap<string, Tombstone> = new Map();

/**
 * The state that all members of a cluster share by telling each other: who is a member, who can reach whom, who has seen this state, who was
 * removed. Every change counts up the vector clock, which tells a newer state from an older one, and both from states that diverged.
 * Immutable.
 *
 * INTEROP: Gossip.cs of Akka.Cluster 1.5, with tombstones.
 */
export class Gossip {
  /** The state of a node that is in no cluster. */
  static readonly empty: Gossip = new Gossip({});
  /** In the order of addresses. */
  readonly members: readonly Member[];
  /** Who has seen this version. */
  readonly seen: UniqueAddressSet;
  /** Who can reach whom. */
  readonly reachability: Reachability;
  /** How many changes each node has made. */
  readonly version: VectorClock;
  /** Nodes that were removed, by their keys; otherwise a state that does not know of it would bring them back. */
  readonly tombstones: ReadonlyMap<string, Tombstone>;
  #byKey: ReadonlyMap<string, Member> | undefined;

  constructor({ members = [], seen = UniqueAddressSet.empty, reachability = Reachability.empty, ...rest }: GossipInit) {
    this.members = isSorted(members) ? members : members.toSorted(compareMembers);
    this.seen = seen;
    this.reachability = reachability;
    this.version = rest.version ?? VectorClock.zero;
    this.tombstones = rest.tombstones ?? NO_TOMBSTONES;
  }

  /** The member that `node` is, if it is one. */
  member(node: UniqueAddress): Member | undefined {
    return this.#members.get(node.key);
  }

  /** Whether `node` is a member. */
  hasMember(node: UniqueAddress): boolean {
    return this.#members.has(node.key);
  }

  /** Whether the cluster has one member. */
  get isSingletonCluster(): boolean {
    return this.members.length === 1;
  }

  /** The up number of the member that became Up last; 0 if none did. */
  get youngestUpNumber(): number {
    return this.members.reduce((youngest, { upNumber }) => (upNumber === 2_147_483_647 ? youngest : Math.max(youngest, upNumber)), 0);
  }

  /** The roles that members have. */
  get allRoles(): ReadonlySet<string> {
    return new Set(this.members.flatMap(({ roles }) => [...roles]));
  }

  /** After one more change by `node`. */
  increment(node: UniqueAddress): Gossip {
    return this.#with({ version: this.version.increment(clockNodeOf(node)) });
  }

  /** With `member` in place of an older copy, if there is one. */
  withMember(member: Member): Gossip {
    return this.withMembers([member]);
  }

  /** With each of `members` in place of an older copy, if there is one. */
  withMembers(members: readonly Member[]): Gossip {
    if (members.length === 0) return this;
    const byKey = new Map(this.#members);
    for (const member of members) byKey.set(member.uniqueAddress.key, member);
    return this.#with({ members: [...byKey.values()] });
  }

  /** With `node` among those that have seen it. */
  withSeenBy(node: UniqueAddress): Gossip {
    return this.seen.has(node) ? this : this.#with({ seen: this.seen.with(node) });
  }

  /** Seen by these nodes only. */
  withSeenOnlyBy(...nodes: readonly UniqueAddress[]): Gossip {
    return this.#with({ seen: UniqueAddressSet.of(nodes) });
  }

  /** With what `other`, a copy of the same version, knows beyond this one: who has seen it, and tombstones of nodes that are no members. */
  withSeenOf(other: Gossip): Gossip {
    const seen = this.seen.union(other.seen).filter((node) => this.hasMember(node));
    const tombstones = unitedTombstones(this.tombstones, other.tombstones);
    return this.#with({ seen, tombstones: withoutMembers(tombstones, this.#members) });
  }

  /** With another reachability. */
  withReachability(reachability: Reachability): Gossip {
    return this.#with({ reachability });
  }

  /** With the member of each node marked Down, and not among those that have seen it. */
  markAsDown(nodes: UniqueAddressSet): Gossip {
    const downed = this.members.filter(({ uniqueAddress, status }) => status !== "Down" && nodes.has(uniqueAddress));
    if (downed.length === 0) return this;
    const seen = this.seen.filter((node) => !nodes.has(node));
    return this.withMembers(downed.map((member) => member.withStatus("Down"))).#with({ seen });
  }

  /** Without `nodes`, of which tombstones remain. Unit of `nowMs`: ms since 1970. */
  remove(nodes: UniqueAddressSet, nowMs: number): Gossip {
    if (nodes.size === 0) return this;
    const tombstones = new Map(this.tombstones);
    for (const node of nodes) tombstones.set(node.key, { node, removedAtMs: nowMs });
    return this.#with({
      members: this.members.filter(({ uniqueAddress }) => !nodes.has(uniqueAddress)),
      seen: this.seen.filter((node) => !nodes.has(node)),
      reachability: this.reachability.remove(nodes),
      version: versionWithout(this.version, [...nodes]),
      tombstones,
    });
  }

  /** Without tombstones from before `earliestMs`. Unit: ms since 1970. */
  pruneTombstones(earliestMs: number): Gossip {
    const kept = Array.from(this.tombstones).filter(([, { removedAtMs }]) => removedAtMs > earliestMs);
    return kept.length === this.tombstones.size ? this : this.#with({ tombstones: new Map(kept) });
  }

  /** How the version of this state relates to that of `other`. */
  compareTo(other: Gossip): ClockOrder {
    return this.version.compareTo(other.version);
  }

  /**
   * One state of two that diverged. A member that only one side has stays, unless it was removed on the other side. The result
   * has been seen by no node yet.
   */
  merge(other: Gossip): Gossip {
    const tombstones = unitedTombstones(this.tombstones, other.tombstones);
    const mine = versionWithout(this.version, removedOnlyAt(other, this));
    const theirs = versionWithout(other.version, removedOnlyAt(this, other));
    const removed = Array.from(tombstones.values(), ({ node }) => node);
    const members = mergedMembers(this, other, tombstones);
    const allowed = UniqueAddressSet.of(members.map(({ uniqueAddress }) => uniqueAddress));
    return new Gossip({
      members,
      reachability: this.reachability.merge(allowed, other.reachability),
      version: versionWithout(mine.merge(theirs), removed),
      tombstones: withoutMembers(tombstones, new Map(members.map((member) => [member.uniqueAddress.key, member]))),
    });
  }

  /** For logs. */
  toString(): string {
    const members = this.members.map(String).join(", ");
    return `Gossip(members: [${members}], seen by: [${[...this.seen].join(", ")}], ${this.reachability}, ${this.version})`;
  }

  get #members(): ReadonlyMap<string, Member> {
    this.#byKey ??= new Map(this.members.map((member) => [member.uniqueAddress.key, member]));
    return this.#byKey;
  }

  #with(changes: GossipInit): Gossip {
    const { members, seen, reachability, version, tombstones } = this;
    return new Gossip({ members, seen, reachability, version, tombstones, ...changes });
  }
}

inspectAs(Gossip.prototype, String);

function isSorted(members: readonly Member[]): boolean {
  for (const [index, member] of members.entries()) {
    const before = members[index - 1];
    if (before !== undefined && compareMembers(before, member) > 0) return false;
  }
  return true;
}

/** Members that `gossip` still has as Down or Exiting and that `remover` lacks: the other side has removed them. */
function removedOnlyAt(remover: Gossip, gossip: Gossip): readonly UniqueAddress[] {
  const gone = gossip.members.filter((member) => isGoing(member) && !remover.hasMember(member.uniqueAddress));
  return gone.map(({ uniqueAddress }) => uniqueAddress);
}

function isGoing({ status }: Member): boolean {
  return status === "Down" || status === "Exiting";
}

function versionWithout(version: VectorClock, nodes: readonly UniqueAddress[]): VectorClock {
  return version.prune(nodes.map(clockNodeOf));
}

function mergedMembers(left: Gossip, right: Gossip, tombstones: ReadonlyMap<string, Tombstone>): readonly Member[] {
  const merged: Member[] = [];
  const mayStay = (member: Member): boolean => !isGoing(member) && !tombstones.has(member.uniqueAddress.key);
  for (const member of left.members) {
    const copy = right.member(member.uniqueAddress);
    if (copy !== undefined) merged.push(winnerOf(member, copy));
    else if (mayStay(member)) merged.push(member);
  }
  for (const member of right.members) if (!left.hasMember(member.uniqueAddress) && mayStay(member)) merged.push(member);
  return merged;
}

function unitedTombstones(left: ReadonlyMap<string, Tombstone>, right: ReadonlyMap<string, Tombstone>): ReadonlyMap<string, Tombstone> {
  if (left === right || right.size === 0) return left;
  const united = new Map(left);
  for (const [key, tombstone] of right) {
    const known = united.get(key);
    if (known === undefined || known.removedAtMs < tombstone.removedAtMs) united.set(key, tombstone);
  }
  return united;
}

function withoutMembers(tombstones: ReadonlyMap<string, Tombstone>, members: ReadonlyMap<string, Member>): ReadonlyMap<string, Tombstone> {
  for (const key of tombstones.keys()) {
    if (members.has(key)) return new Map(Array.from(tombstones).filter(([each]) => !members.has(each)));
  }
  return tombstones;
}
