import type { Member, MembershipState } from "../../cluster/index.ts";
import type { NodeView } from "./node-view.ts";

/** A cluster as one node sees it: what `ritsem cluster status --json` prints. */
export interface ClusterStatus {
  /** The node that was asked. */
  readonly address: string;
  /** `member` and the other states of a Ritsem node; of other nodes `in-cluster`, `in-no-cluster`, or `unknown`. */
  readonly state: string;
  readonly runtime: "Ritsem" | "other";
  readonly uid: number | null;
  /** What the node tries to join. */
  readonly tries: readonly string[];
  readonly members: readonly MemberLine[];
  readonly leader: string | null;
  readonly roleLeaders: Readonly<Record<string, string>>;
  /** Addresses that at least one observer cannot reach. */
  readonly unreachable: readonly string[];
  readonly observations: readonly { readonly observer: string; readonly subject: string; readonly status: string }[];
  /** Whether all members have seen the present state; `null` if it is not known. */
  readonly isConverged: boolean | null;
  /** What this node does not tell a system that is no member. */
  readonly unknown: readonly string[];
}

/** A member as one node sees it. */
export interface MemberLine {
  readonly address: string;
  readonly uid: number;
  readonly status: string;
  readonly roles: readonly string[];
  readonly appVersion: string;
  readonly isLeader: boolean;
  readonly isOldest: boolean;
  readonly hasSeenState: boolean;
  readonly unreachableFor: readonly string[];
}

/** What a member of Akka.NET tells only to members. */
const UNKNOWN_OF_OTHERS = ["members", "roles", "leader", "unreachable members", "observers"] as const;

/** What `view` means for the node at `address`. */
export function clusterStatusOf(address: string, view: NodeView): ClusterStatus {
  const nothing = { tries: [], members: [], leader: null, roleLeaders: {}, unreachable: [], observations: [], isConverged: null } as const;
  if (view.kind === "other") {
    const state = view.isInCluster === undefined ? "unknown" : view.isInCluster ? "in-cluster" : "in-no-cluster";
    return { address, runtime: "other", state, uid: view.uid ?? null, ...nothing, unknown: UNKNOWN_OF_OTHERS };
  }
  const { report, membership } = view;
  const { state, uid, tries } = report;
  const base = { address, runtime: "Ritsem", state, uid, ...nothing, tries, unknown: [] } as const;
  return membership === undefined ? base : { ...base, ...partsOf(membership) };
}

function partsOf(membership: MembershipState): Partial<ClusterStatus> {
  const { gossip, leader } = membership;
  const { reachability } = gossip;
  const roleLeaders: Record<string, string> = {};
  for (const role of [...gossip.allRoles].sort()) {
    const first = membership.roleLeader(role);
    if (first !== undefined) roleLeaders[role] = first.address.toString();
  }
  return {
    members: gossip.members.map((member) => memberLine(member, membership)),
    leader: leader?.address.toString() ?? null,
    roleLeaders,
    unreachable: Array.from(reachability.allUnreachableOrTerminated, (node) => node.address.toString()),
    observations: reachability.records
      .filter(({ status }) => status !== "Reachable")
      .map(({ observer, subject, status }) => ({ observer: `${observer.address}`, subject: `${subject.address}`, status })),
    isConverged: membership.isConverged(),
  };
}

function memberLine(member: Member, { gossip, leader, membersByAge }: MembershipState): MemberLine {
  const { uniqueAddress, status, roles, appVersion } = member;
  const observers = gossip.reachability.observersGroupedByUnreachable.get(uniqueAddress.key)?.observers ?? [];
  return {
    address: uniqueAddress.address.toString(),
    uid: uniqueAddress.uid,
    status,
    roles: [...roles].sort(),
    appVersion: appVersion.toString(),
    isLeader: leader?.equals(uniqueAddress) === true,
    isOldest: membersByAge[0]?.uniqueAddress.equals(uniqueAddress) === true,
    hasSeenState: gossip.seen.has(uniqueAddress),
    unreachableFor: Array.from(observers, (node) => node.address.toString()),
  };
}
