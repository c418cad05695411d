import type { CoreState, MemberState } from "../../../src/cluster/core/core-state.ts";
import {
  type ClusterDomainEvent,
  MemberDowned,
  MemberEvent,
  MemberExited,
  MemberRemoved,
  MemberUp,
} from "../../../src/cluster/event/cluster-event.ts";
import type { Gossip } from "../../../src/cluster/gossip/gossip.ts";
import { clockNodeOf } from "../../../src/cluster/gossip/vector-clock.ts";
import { mayBecome } from "../../../src/cluster/member/member-status.ts";
import type { Problems } from "../problems.ts";
import type { VirtualNode } from "./virtual-node.ts";

/** Watches what each node knows, and says what must never be so. */
export class ViewLedger {
  readonly #problems: Problems;
  readonly #nowMs: () => number;
  /** Incarnations that a node has seen removed by a leader, by its key. */
  readonly #removed = new Map<string, Set<string>>();
  /** Incarnations that a merge has left out without a tombstone. */
  readonly #leftOut = new Set<string>();
  /** Who leads in each state that a node has called converged. */
  readonly #leaders = new Map<string, string>();

  constructor(problems: Problems, nowMs: () => number) {
    this.#problems = problems;
    this.#nowMs = nowMs;
  }

  /** `received`: the gossip that the step takes over, if it is one. */
  onStep(node: VirtualNode, before: CoreState, events: readonly ClusterDomainEvent[], received?: Gossip): void {
    const { state } = node;
    if (state.kind !== "member") return;
    const { membership } = state;
    const { gossip } = membership;
    if (received !== undefined && before.kind === "member") this.#noteLeftOut(before.membership.gossip, received);
    this.#expectConsistent(node, gossip);
    this.#expectRemovedToStayRemoved(node, events);
    if (before.kind === "member") {
      this.#expectForwardOnly(node, before.membership.gossip, gossip);
      this.#expectConvergenceBefore(node, before, gossip, events);
    }
    if (membership.isConverged(state.exitingConfirmed)) this.#expectOneLeader(node, gossip, membership.leader?.key ?? "nobody");
  }

  /** INTEROP: what Akka.NET checks with `AKKA_CLUSTER_ASSERT=on`. */
  #expectConsistent(node: VirtualNode, gossip: Gossip): void {
    for (const { uniqueAddress } of gossip.members) {
      if (gossip.tombstones.has(uniqueAddress.key)) this.#add(node, `has the member ${uniqueAddress} and its tombstone`);
    }
    for (const seen of gossip.seen) if (!gossip.hasMember(seen)) this.#add(node, `has been seen by ${seen}, which is no member`);
    for (const { observer, records } of gossip.reachability.observers) {
      if (!gossip.hasMember(observer)) this.#add(node, `has the observer ${observer}, which is no member`);
      for (const { subject } of records.values()) {
        if (!gossip.hasMember(subject)) this.#add(node, `observes ${subject}, which is no member`);
      }
    }
  }

  /**
   * INTEROP: Akka.NET's merge of two states that diverged leaves a Down or Exiting member out that only one of them has, and writes no tombstone: it takes
   * the member for removed. The other node may as well never have heard of the member, as one that was frozen since before it joined. Then a third state
   * that has the member alive brings it back, until it is unreachable and downed once more.
   */
  #noteLeftOut(before: Gossip, received: Gossip): void {
    if (received.compareTo(before) !== "concurrent") return;
    for (const [one, other] of [[before, received] as const, [received, before] as const]) {
      for (const { status, uniqueAddress } of one.members) {
        const isLeftOut = (status === "Down" || status === "Exiting") && !other.hasMember(uniqueAddress);
        if (isLeftOut && !other.tombstones.has(uniqueAddress.key)) this.#leftOut.add(uniqueAddress.key);
      }
    }
  }

  /** A member that a node has seen removed, with its tombstone, is never a member again for that node. Only a merge removes one without a tombstone. */
  #expectRemovedToStayRemoved(node: VirtualNode, events: readonly ClusterDomainEvent[]): void {
    for (const event of events) {
      if (!(event instanceof MemberEvent)) continue;
      const removed = this.#removed.get(node.unique.key) ?? new Set();
      this.#removed.set(node.unique.key, removed);
      const { key } = event.member.uniqueAddress;
      if (!(event instanceof MemberRemoved)) {
        if (removed.has(key)) this.#add(node, `has ${key} as a member again, which was removed: ${event.member.status}`);
      } else if (node.gossip.tombstones.has(key)) removed.add(key);
      else if (!this.#leftOut.has(key)) this.#add(node, `lacks ${key}, of which no tombstone is left`);
    }
  }

  /** The status of a member goes forward only, unless a merge has left it out. */
  #expectForwardOnly(node: VirtualNode, before: Gossip, after: Gossip): void {
    if (before.members === after.members) return;
    for (const { uniqueAddress, status } of after.members) {
      const known = before.member(uniqueAddress)?.status;
      if (known === undefined || mayBecome(known, status) || (known === "Up" && status === "Exiting")) continue;
      if ((known === "Joining" || known === "WeaklyUp") && status === "Exiting") continue; // the states in between were not seen
      if (this.#leftOut.has(uniqueAddress.key)) continue;
      this.#add(node, `has ${uniqueAddress} as ${status} after ${known}`);
    }
  }

  /** A leader lets members in and out only when all that count have seen its state and can be reached. */
  #expectConvergenceBefore(node: VirtualNode, before: MemberState, after: Gossip, events: readonly ClusterDomainEvent[]): void {
    const name = clockNodeOf(node.unique);
    const old = before.membership.gossip;
    const isOwnChange = after.seen.size <= 1 && (after.version.versions.get(name) ?? 0) === (old.version.versions.get(name) ?? 0) + 1;
    const isOfLeader = events.some(
      (event) => event instanceof MemberUp || event instanceof MemberExited || (event instanceof MemberRemoved && isOwnChange),
    );
    // With gossip that shows another incarnation at its address, a node takes over what others did and changes it at once.
    const endsIncarnation = events.some((event) => event instanceof MemberDowned && event.member.address.port === node.port);
    if (!isOwnChange || !isOfLeader || endsIncarnation) return;
    for (const { uniqueAddress, status } of old.members) {
      if (uniqueAddress.equals(node.unique) || before.exitingConfirmed.has(uniqueAddress)) continue;
      const counts = status === "Up" || status === "Leaving";
      if (counts && !old.seen.has(uniqueAddress)) this.#add(node, `was changed by a leader before ${uniqueAddress} had seen it`);
      if (status === "Down" || status === "Exiting") continue;
      const complaint = old.reachability.records.find(
        ({ observer, subject, status: said }) =>
          said !== "Reachable" && subject.equals(uniqueAddress) && old.member(observer)?.status !== "Down",
      );
      if (complaint !== undefined) this.#add(node, `was changed by a leader while ${complaint.observer} could not reach ${uniqueAddress}`);
    }
  }

  /** INTEROP: a node that is Down or that calls others unreachable while it is Down does not keep the others from convergence, but it does from leading. */
  #expectOneLeader(node: VirtualNode, gossip: Gossip, leader: string): void {
    const isDisputed = gossip.members.some(
      ({ uniqueAddress, status }) =>
        (status !== "Down" && !gossip.reachability.isReachable(uniqueAddress)) || (status === "Down" && uniqueAddress.equals(node.unique)),
    );
    if (isDisputed) return;
    const version = gossip.version.sortedVersions.map(([name, count]) => `${name.slice(0, 8)}${count}`).join();
    const known = this.#leaders.get(version);
    if (known === undefined) this.#leaders.set(version, leader);
    else if (known !== leader) this.#add(node, `is led by ${leader}, and another node with the same converged state by ${known}`);
  }

  #add(node: VirtualNode, what: string): void {
    this.#problems.add(`${(this.#nowMs() / 1000).toFixed(2)} s: the view of ${node.unique} ${what}`);
  }
}
