import { Reachability } from "../../gossip/reachability.ts";
import { compareMembers, type Member } from "../../member/member.ts";
import { UniqueAddressSet } from "../../member/unique-address-set.ts";
import type { UniqueAddress } from "../../member/unique-address.ts";

/** Which members a strategy counts. */
export interface Counting {
  /** Only members with this role; empty: all. Default: all. */
  readonly role?: string;
  /** Whether Joining and WeaklyUp members count: the other side of a partition may have set them to Up. Default: no. */
  readonly includesPossiblyUp?: boolean;
  /** Whether Leaving members do not count: the other side of a partition may have set them to Exiting. Default: no. */
  readonly excludesPossiblyExiting?: boolean;
}

/** What a view consists of. */
export interface DowningViewInit {
  readonly members?: readonly Member[];
  readonly unreachable?: UniqueAddressSet;
  readonly reachability?: Reachability;
  /** Addresses as texts. */
  readonly seenBy?: ReadonlySet<string>;
}

/**
 * What this node knows of the cluster when it decides which members to down. Immutable.
 *
 * INTEROP: the state of Akka.Cluster.SBR.DowningStrategy.
 */
export class DowningView {
  /** Before anything is known. */
  static readonly empty: DowningView = new DowningView({});
  /** In the order of addresses, in every status. */
  readonly members: readonly Member[];
  /** Members that anybody calls unreachable, and those that are Down. */
  readonly unreachable: UniqueAddressSet;
  /** Who calls whom unreachable or terminated; no other records. */
  readonly reachability: Reachability;
  /** Addresses, as texts, of the members that have seen the current gossip. */
  readonly seenBy: ReadonlySet<string>;

  constructor({
    members = [],
    unreachable = UniqueAddressSet.empty,
    reachability = Reachability.empty,
    seenBy = new Set(),
  }: DowningViewInit) {
    this.members = members;
    this.unreachable = unreachable;
    this.reachability = reachability;
    this.seenBy = seenBy;
  }

  /** With `member` in place of an older copy, if there is one. */
  withMember(member: Member): DowningView {
    const others = this.members.filter(({ uniqueAddress }) => !uniqueAddress.equals(member.uniqueAddress));
    return this.#with({ members: [...others, member].toSorted(compareMembers) });
  }

  /** With `member`, which is unreachable or Down. */
  withUnreachable(member: Member): DowningView {
    return this.withMember(member).#with({ unreachable: this.unreachable.with(member.uniqueAddress) });
  }

  /** With `member`, which is reachable again. */
  withReachable(member: Member): DowningView {
    return this.withMember(member).#with({ unreachable: this.unreachable.without(member.uniqueAddress) });
  }

  /** Without the member that `node` was. */
  without(node: UniqueAddress): DowningView {
    const members = this.members.filter(({ uniqueAddress }) => !uniqueAddress.equals(node));
    return this.#with({ members, unreachable: this.unreachable.without(node) });
  }

  /** With other observations; those that a node is reachable are left out. */
  withReachability(reachability: Reachability): DowningView {
    return this.#with({ reachability: reachability.filterRecords(({ status }) => status !== "Reachable") });
  }

  /** With other members that have seen the gossip. */
  withSeenBy(seenBy: ReadonlySet<string>): DowningView {
    return this.#with({ seenBy });
  }

  /** With other observations, which also say who is unreachable. */
  observedBy(reachability: Reachability): DowningView {
    return this.#with({ reachability, unreachable: reachability.allUnreachableOrTerminated });
  }

  /** Members that count, in the order of addresses. Those that are Down or Exiting never do. */
  counted({ role = "", includesPossiblyUp = false, excludesPossiblyExiting = false }: Counting = {}): readonly Member[] {
    return this.members.filter((member) => {
      if (role !== "" && !member.hasRole(role)) return false;
      switch (member.status) {
        case "Up":
          return true;
        case "Joining":
        case "WeaklyUp":
          return includesPossiblyUp;
        case "Leaving":
          return !excludesPossiblyExiting;
        case "Exiting":
        case "Down":
        case "Removed":
          return false;
      }
    });
  }

  /** Count of reachable members that count. */
  reachableCount(counting: Counting = {}): number {
    return this.counted(counting).filter((member) => !this.isUnreachable(member)).length;
  }

  /** Count of unreachable members that count. */
  unreachableCount(counting: Counting = {}): number {
    return this.counted(counting).filter((member) => this.isUnreachable(member)).length;
  }

  /** Whether `member` is unreachable or Down. */
  isUnreachable({ uniqueAddress }: Member): boolean {
    return this.unreachable.has(uniqueAddress);
  }

  /** Members that may be downed: all but those that are Down or Exiting. */
  get downable(): UniqueAddressSet {
    return UniqueAddressSet.of(this.counted({ includesPossiblyUp: true }).map(({ uniqueAddress }) => uniqueAddress));
  }

  /**
   * Nodes that some member calls unreachable although they still take part in the gossip through others. A clean partition or a crash leaves
   * none.
   */
  get indirectlyConnected(): UniqueAddressSet {
    return this.observersThatAreObserved.union(this.connectedByGossip);
  }

  /** Nodes that call another one unreachable, and are called so themselves. */
  get observersThatAreObserved(): UniqueAddressSet {
    const observed = this.reachability.allUnreachableOrTerminated;
    return this.reachability.allObservers.filter((node) => observed.has(node));
  }

  /** Nodes that are called unreachable although they have seen the current gossip, and those that call them so. */
  get connectedByGossip(): UniqueAddressSet {
    const seen = this.reachability.records.filter(({ subject }) => this.seenBy.has(subject.address.toString()));
    return UniqueAddressSet.of(seen.flatMap(({ observer, subject }) => [observer, subject]));
  }

  #with(changes: DowningViewInit): DowningView {
    const { members, unreachable, reachability, seenBy } = this;
    return new DowningView({ members, unreachable, reachability, seenBy, ...changes });
  }
}
