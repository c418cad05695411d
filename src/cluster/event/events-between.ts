import type { MembershipState } from "../gossip/membership-state.ts";
import type { Member } from "../member/member.ts";
import type { MemberStatus } from "../member/member-status.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import {
  type ClusterDomainEvent,
  LeaderChanged,
  MemberDowned,
  type MemberEvent,
  MemberExited,
  MemberJoined,
  MemberLeft,
  MemberRemoved,
  MemberUp,
  MemberWeaklyUp,
  ReachabilityChanged,
  ReachableMember,
  RoleLeaderChanged,
  SeenChanged,
  UnreachableMember,
} from "./cluster-event.ts";

const EVENT: Readonly<Record<Exclude<MemberStatus, "Removed">, new (member: Member) => MemberEvent>> = {
  Joining: MemberJoined,
  WeaklyUp: MemberWeaklyUp,
  Up: MemberUp,
  Leaving: MemberLeft,
  Exiting: MemberExited,
  Down: MemberDowned,
};

/** What happened between two states, in the order in which it is published. States in between that this node did not see cause no events. */
export function eventsBetween(before: MembershipState, after: MembershipState): readonly ClusterDomainEvent[] {
  if (before.gossip === after.gossip) return [];
  return [
    ...memberEvents(before, after),
    ...unreachableEvents(before, after),
    ...reachableEvents(before, after),
    ...leaderEvents(before, after),
    ...seenEvents(before, after),
    ...(before.gossip.reachability.equals(after.gossip.reachability) ? [] : [new ReachabilityChanged(after.gossip.reachability)]),
  ];
}

function memberEvents({ gossip: before }: MembershipState, { gossip: after }: MembershipState): readonly ClusterDomainEvent[] {
  const events: ClusterDomainEvent[] = [];
  for (const member of after.members) {
    const known = before.member(member.uniqueAddress);
    if (known?.status === member.status && known.upNumber === member.upNumber) continue;
    if (member.status !== "Removed") events.push(new EVENT[member.status](member));
  }
  for (const member of before.members) {
    if (!after.hasMember(member.uniqueAddress)) events.push(new MemberRemoved(member.withStatus("Removed"), member.status));
  }
  return events;
}

function unreachableEvents(before: MembershipState, after: MembershipState): readonly ClusterDomainEvent[] {
  const known = before.gossip.reachability.allUnreachableOrTerminated;
  return membersOf(after, after.gossip.reachability.allUnreachableOrTerminated)
    .filter(({ uniqueAddress }) => !known.has(uniqueAddress) && !uniqueAddress.equals(after.self))
    .map((member) => new UnreachableMember(member));
}

/** A terminated node never comes back, so only those that were unreachable do. */
function reachableEvents(before: MembershipState, after: MembershipState): readonly ClusterDomainEvent[] {
  return membersOf(after, before.gossip.reachability.allUnreachable)
    .filter(({ uniqueAddress }) => after.gossip.reachability.isReachable(uniqueAddress) && !uniqueAddress.equals(after.self))
    .map((member) => new ReachableMember(member));
}

function leaderEvents(before: MembershipState, after: MembershipState): readonly ClusterDomainEvent[] {
  const events: ClusterDomainEvent[] = [];
  if (!isSame(before.leader, after.leader)) events.push(new LeaderChanged(after.leader?.address));
  for (const role of new Set([...before.gossip.allRoles, ...after.gossip.allRoles])) {
    const leader = after.roleLeader(role);
    if (!isSame(before.roleLeader(role), leader)) events.push(new RoleLeaderChanged(role, leader?.address));
  }
  return events;
}

function seenEvents(before: MembershipState, after: MembershipState): readonly ClusterDomainEvent[] {
  const convergence = after.isConverged();
  if (convergence === before.isConverged() && before.gossip.seen.equals(after.gossip.seen)) return [];
  return [
    new SeenChanged(
      convergence,
      Array.from(after.gossip.seen, ({ address }) => address),
    ),
  ];
}

function membersOf({ gossip }: MembershipState, nodes: Iterable<UniqueAddress>): readonly Member[] {
  return Array.from(nodes, (node) => gossip.member(node)).filter((member) => member !== undefined);
}

function isSame(left: UniqueAddress | undefined, right: UniqueAddress | undefined): boolean {
  return left === right || (left !== undefined && right !== undefined && left.equals(right));
}
