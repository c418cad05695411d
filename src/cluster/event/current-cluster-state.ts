import type { Address } from "../../actor/index.ts";
import type { MembershipState } from "../gossip/membership-state.ts";
import type { Member } from "../member/member.ts";

/** The cluster as this node sees it at one moment. */
export class CurrentClusterState {
  /** All members, in the order of their addresses. */
  readonly members: readonly Member[];
  /** Members that are unreachable for some observer. */
  readonly unreachable: readonly Member[];
  /** Who has seen this state. */
  readonly seenBy: readonly Address[];
  /** `undefined` if no member can lead. */
  readonly leader: Address | undefined;
  /** The first member with each role. */
  readonly roleLeaders: ReadonlyMap<string, Address>;

  constructor({
    gossip,
    leader,
    ...state
  }: Pick<MembershipState, "gossip" | "leader"> & { readonly roleLeaders: ReadonlyMap<string, Address> }) {
    this.members = gossip.members;
    this.unreachable = Array.from(gossip.reachability.allUnreachableOrTerminated, (node) => gossip.member(node)).filter(
      (member) => member !== undefined,
    );
    this.seenBy = Array.from(gossip.seen, ({ address }) => address);
    this.leader = leader?.address;
    this.roleLeaders = state.roleLeaders;
  }

  /** The roles that members have. */
  get allRoles(): ReadonlySet<string> {
    return new Set(this.members.flatMap(({ roles }) => [...roles]));
  }

  /** The first member with `role`; `undefined` if there is none. */
  roleLeader(role: string): Address | undefined {
    return this.roleLeaders.get(role);
  }
}

/** What `state` means for programs. */
export function currentStateOf(state: MembershipState): CurrentClusterState {
  const roleLeaders = new Map<string, Address>();
  for (const role of state.gossip.allRoles) {
    const leader = state.roleLeader(role);
    if (leader !== undefined) roleLeaders.set(role, leader.address);
  }
  return new CurrentClusterState({ gossip: state.gossip, leader: state.leader, roleLeaders });
}
