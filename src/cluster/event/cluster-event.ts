import type { Address } from "../../actor/index.ts";
import { inspectInOneLine } from "../../base/index.ts";
import type { Reachability } from "../gossip/reachability.ts";
import type { Member } from "../member/member.ts";
import type { MemberStatus } from "../member/member-status.ts";

/** Something happened to the cluster, as this node sees it. INTEROP: names as in Akka.NET's `ClusterEvent`. */
export abstract class ClusterDomainEvent {
  /** For logs: `MemberUp(…)`. */
  toString(): string {
    return `${this.constructor.name}(${Object.values(this).map(String).join(", ")})`;
  }
}

/** The status of a member has changed. */
export abstract class MemberEvent extends ClusterDomainEvent {
  /** The member in its new status. */
  readonly member: Member;

  constructor(member: Member) {
    super();
    this.member = member;
  }
}

/** A node has joined and waits for the leader. */
export class MemberJoined extends MemberEvent {}

/** A node has joined while the members cannot agree; it becomes Up later. */
export class MemberWeaklyUp extends MemberEvent {}

/** A node is a full member. */
export class MemberUp extends MemberEvent {}

/** A member was told to leave. */
export class MemberLeft extends MemberEvent {}

/** The leader lets a member go, which now ends its work. */
export class MemberExited extends MemberEvent {}

/** A member was declared dead. */
export class MemberDowned extends MemberEvent {}

/** A node is no member any more. */
export class MemberRemoved extends MemberEvent {
  /** The status before: Exiting if it left, Down if it was declared dead. */
  readonly previousStatus: MemberStatus;

  constructor(member: Member, previousStatus: MemberStatus) {
    super(member);
    this.previousStatus = previousStatus;
  }
}

/** Whether a member can be reached has changed. */
export abstract class ReachabilityEvent extends ClusterDomainEvent {
  /** The member. */
  readonly member: Member;

  constructor(member: Member) {
    super();
    this.member = member;
  }
}

/** Another member cannot reach a member. */
export class UnreachableMember extends ReachabilityEvent {}

/** All that could not reach a member can reach it again. */
export class ReachableMember extends ReachabilityEvent {}

/** Another member leads, or none. Different members may see different leaders for a while. */
export class LeaderChanged extends ClusterDomainEvent {
  /** `undefined` if no member can lead. */
  readonly leader: Address | undefined;

  constructor(leader: Address | undefined) {
    super();
    this.leader = leader;
  }
}

/** Another member is the first among those with a role, or none. */
export class RoleLeaderChanged extends ClusterDomainEvent {
  /** The role. */
  readonly role: string;
  /** `undefined` if no member with this role can lead. */
  readonly leader: Address | undefined;

  constructor(role: string, leader: Address | undefined) {
    super();
    this.role = role;
    this.leader = leader;
  }
}

/** This node ends its membership. Removals of all members follow. */
export class ClusterShuttingDown extends ClusterDomainEvent {}

/** Others have seen the present state. */
export class SeenChanged extends ClusterDomainEvent {
  /** Whether all have seen it. */
  readonly convergence: boolean;
  /** Who has seen it. */
  readonly seenBy: readonly Address[];

  constructor(convergence: boolean, seenBy: readonly Address[]) {
    super();
    this.convergence = convergence;
    this.seenBy = seenBy;
  }
}

/** Who can reach whom has changed. */
export class ReachabilityChanged extends ClusterDomainEvent {
  /** All observations. */
  readonly reachability: Reachability;

  constructor(reachability: Reachability) {
    super();
    this.reachability = reachability;
  }
}

inspectInOneLine(ClusterDomainEvent.prototype);
