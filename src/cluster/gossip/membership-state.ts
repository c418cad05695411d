import type { Address } from "../../actor/index.ts";
import { compareByAge, compareForLeading, type Member } from "../member/member.ts";
import type { MemberStatus } from "../member/member-status.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import type { Gossip } from "./gossip.ts";
import type { Reachability } from "./reachability.ts";

/** Members with these statuses must have seen a gossip before the leader acts on it, and may lead. */
const CONVERGENCE: ReadonlySet<MemberStatus> = new Set(["Up", "Leaving"]);
/** Unreachable members with these statuses do not keep the leader from acting. */
const IGNORED_WHEN_UNREACHABLE: ReadonlySet<MemberStatus> = new Set(["Down", "Exiting"]);

/** What one member concludes from the gossip that it has: who leads, who may act, whom it may gossip with. Immutable. */
export class MembershipState {
  /** The state that all members share, as this node knows it. */
  readonly gossip: Gossip;
  /** This node. */
  readonly self: UniqueAddress;

  constructor(gossip: Gossip, self: UniqueAddress) {
    this.gossip = gossip;
    this.self = self;
  }

  /** This node as a member, if it is one. */
  get selfMember(): Member | undefined {
    return this.gossip.member(this.self);
  }

  /** Who can reach whom, without what members that are Down say. */
  get convergenceReachability(): Reachability {
    const down = this.gossip.members.filter(({ status }) => status === "Down");
    return this.gossip.reachability.removeObservers(UniqueAddressSet.of(down.map(({ uniqueAddress }) => uniqueAddress)));
  }

  /**
   * Whether all members that are Up or Leaving have seen this state, and no unreachable member prevents convergence: then the leader may act on
   * it. Nodes that have confirmed that they exit are ignored.
   */
  isConverged(exitingConfirmed: UniqueAddressSet = UniqueAddressSet.empty): boolean {
    const { gossip } = this;
    const unreachable = this.convergenceReachability.allUnreachableOrTerminated;
    for (const node of unreachable) {
      const member = gossip.member(node);
      if (node.equals(this.self) || exitingConfirmed.has(node) || member === undefined) continue;
      if (!IGNORED_WHEN_UNREACHABLE.has(member.status)) return false;
    }
    return gossip.members.every(
      ({ status, uniqueAddress }) => !CONVERGENCE.has(status) || gossip.seen.has(uniqueAddress) || exitingConfirmed.has(uniqueAddress),
    );
  }

  /** Who leads, as this node sees it. */
  get leader(): UniqueAddress | undefined {
    return this.leaderOf(this.gossip.members);
  }

  /** Who leads among the members with `role`; for information only. */
  roleLeader(role: string): UniqueAddress | undefined {
    return this.leaderOf(this.gossip.members.filter((member) => member.hasRole(role)));
  }

  /** Who leads among `members`, in their order: the first that is Up or Leaving and reachable. Without one, the fittest of all others. */
  leaderOf(members: readonly Member[]): UniqueAddress | undefined {
    const { reachability } = this.gossip;
    const able = members.filter(
      ({ status, uniqueAddress }) => status !== "Down" && (uniqueAddress.equals(this.self) || reachability.isReachable(uniqueAddress)),
    );
    const leader = able.find(({ status }) => CONVERGENCE.has(status)) ?? able.toSorted(compareForLeading)[0];
    return leader?.uniqueAddress;
  }

  /** Whether this node leads. */
  get isLeader(): boolean {
    return this.leader?.equals(this.self) === true;
  }

  /** Members from the oldest to the youngest. */
  get membersByAge(): readonly Member[] {
    return this.gossip.members.toSorted(compareByAge);
  }

  /** Whether this node may send gossip to `node`: a member other than itself that it does not call unreachable. */
  isValidGossipTarget(node: UniqueAddress): boolean {
    return !node.equals(this.self) && this.gossip.hasMember(node) && this.isReachableToSelf(node);
  }

  /** Whether this node itself can reach `node`. */
  isReachableToSelf(node: UniqueAddress): boolean {
    return this.gossip.reachability.statusBy(this.self, node) === "Reachable";
  }

  /** Members at `address`; more than one only while one incarnation takes over from another. */
  membersAt(address: Address): readonly Member[] {
    return this.gossip.members.filter((member) => member.address.equals(address));
  }
}
