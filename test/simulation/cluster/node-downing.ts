import {
  type ClusterDomainEvent,
  LeaderChanged,
  MemberEvent,
  MemberRemoved,
  ReachabilityChanged,
  ReachableMember,
  SeenChanged,
  UnreachableMember,
} from "../../../src/cluster/event/cluster-event.ts";
import type { DowningEffect, DowningEvent } from "../../../src/cluster/downing/resolver/downing-event.ts";
import type { DowningMachine } from "../../../src/cluster/downing/resolver/downing-machine.ts";
import type { UniqueAddress } from "../../../src/cluster/member/unique-address.ts";

/** What the downing of a node borrows from it. */
export interface DowningHost {
  readonly self: UniqueAddress;
  readonly nowMs: () => number;
  /** Runs `task` after so much time of this node, if it still runs. */
  readonly after: (delayMs: number, task: () => void) => void;
  readonly down: (nodes: readonly UniqueAddress[]) => void;
  readonly acquireLease: () => boolean;
  readonly releaseLease: () => void;
  readonly holdsLease: () => boolean;
}

/** Runs a downing machine for one node, as the actor of the library does. */
export class NodeDowning<State> {
  readonly #machine: DowningMachine<State>;
  readonly #host: DowningHost;
  #state: State;
  #tickAtMs: number | undefined;
  #isStopped = false;

  constructor(machine: DowningMachine<State>, host: DowningHost) {
    this.#machine = machine;
    this.#host = host;
    this.#state = machine.start(host.nowMs());
    this.#scheduleTick();
  }

  onEvents(events: readonly ClusterDomainEvent[]): void {
    for (const event of events) {
      const downingEvent = this.#eventOf(event);
      if (downingEvent !== undefined) this.#tell(downingEvent);
    }
  }

  #eventOf(event: ClusterDomainEvent): DowningEvent | undefined {
    if (event instanceof MemberRemoved) return { kind: "removed", node: event.member.uniqueAddress };
    if (event instanceof MemberEvent) return { kind: "member", member: event.member };
    if (event instanceof UnreachableMember) return { kind: "unreachable", member: event.member };
    if (event instanceof ReachableMember) return { kind: "reachable", member: event.member };
    if (event instanceof ReachabilityChanged) return { kind: "reachability", reachability: event.reachability };
    if (event instanceof SeenChanged) return { kind: "seen", seenBy: new Set(event.seenBy.map(String)) };
    if (event instanceof LeaderChanged) return { kind: "leader", isSelf: event.leader?.equals(this.#host.self.address) === true };
    return undefined;
  }

  #tell(event: DowningEvent): void {
    if (this.#isStopped) return;
    const { state, effects } = this.#machine.next(this.#state, event, this.#host.nowMs());
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    this.#scheduleTick();
  }

  #do(effect: DowningEffect): void {
    switch (effect.kind) {
      case "down":
        this.#host.down(effect.nodes);
        return;
      case "acquire-lease":
        this.#host.after(effect.delayMs, () => this.#tell({ kind: "lease-acquired", isHeld: this.#host.acquireLease() }));
        return;
      case "release-lease":
        this.#host.releaseLease();
        this.#tell({ kind: "lease-released", isReleased: true });
        return;
      case "stop":
        this.#isStopped = true;
        return;
      case "log":
        return;
    }
  }

  #scheduleTick(): void {
    const atMs = this.#machine.tickAtMs(this.#state);
    if (atMs === undefined || atMs === this.#tickAtMs || this.#isStopped) {
      this.#tickAtMs = atMs;
      return;
    }
    this.#tickAtMs = atMs;
    this.#host.after(atMs - this.#host.nowMs(), () => {
      if (this.#tickAtMs !== atMs) return;
      this.#tickAtMs = undefined;
      this.#tell({ kind: "tick", holdsLease: this.#host.holdsLease() });
    });
  }
}
