import type { Address } from "../../actor/index.ts";
import {
  type Member,
  type MemberEvent,
  MemberJoined,
  MemberRemoved,
  MemberWeaklyUp,
  ReachabilityEvent,
  ReachableMember,
} from "../../cluster/index.ts";
import type { ReplicatorCore } from "../core/replicator-core.ts";
import { ReplicaNode } from "../data/replica-node.ts";

/** Keeps the replicas of a core in step with the members of the cluster. */
export class Membership {
  readonly #core: ReplicatorCore;
  readonly #self: ReplicaNode;
  readonly #role: string | undefined;
  readonly #addresses = new Map<string, Address>();

  constructor(core: ReplicatorCore, self: ReplicaNode, role: string | undefined) {
    this.#core = core;
    this.#self = self;
    this.#role = role;
  }

  /** The address of a replica: with protocol and system. */
  addressOf(node: ReplicaNode): Address | undefined {
    return this.#addresses.get(node.addressKey);
  }

  /** What has happened to a member. Returns whether this node itself was removed. */
  onEvent(event: MemberEvent | ReachabilityEvent): boolean {
    const { member } = event;
    const node = ReplicaNode.of(member.uniqueAddress);
    if (node.equals(this.#self)) return event instanceof MemberRemoved;
    if (this.#role !== undefined && !member.hasRole(this.#role)) return false;
    if (event instanceof MemberRemoved) {
      this.#core.onRemoved(node);
      if (!this.#core.replicas.isMember(node.addressKey)) this.#addresses.delete(node.addressKey);
    } else if (event instanceof ReachabilityEvent) this.#core.replicas.setReachable(node, event instanceof ReachableMember);
    else this.#set(member, node, event);
    return false;
  }

  #set(member: Member, node: ReplicaNode, event: MemberEvent): void {
    const status = event instanceof MemberJoined ? "joining" : event instanceof MemberWeaklyUp ? "weakly-up" : "up";
    this.#addresses.set(node.addressKey, member.address);
    this.#core.replicas.set({ node, age: member.upNumber, status });
  }
}
