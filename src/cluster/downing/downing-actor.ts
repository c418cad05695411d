import { Actor, type LoggingAdapter, PoisonPill } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { Cluster } from "../extension/cluster.ts";
import {
  ClusterDomainEvent,
  LeaderChanged,
  MemberEvent,
  MemberRemoved,
  ReachabilityChanged,
  ReachableMember,
  SeenChanged,
  UnreachableMember,
} from "../event/cluster-event.ts";
import type { Lease } from "../lease/lease.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import type { DowningEffect, DowningEvent } from "./resolver/downing-event.ts";
import type { DowningMachine } from "./resolver/downing-machine.ts";

/** What the actor runs. */
export interface DowningActorSetup<State> {
  /** The machine for this node. */
  readonly machine: (self: UniqueAddress) => DowningMachine<State>;
  /** Called in the actor's first turn, when the node has one. */
  readonly cluster: () => Cluster;
  /** The time of the platform. */
  readonly nowMs: () => number;
  /** The lease of this node, for machines that ask for one. */
  readonly lease: Lease | undefined;
  /** For the log: what was started. */
  readonly description: string;
}

/** An answer of a timer or a lease to this actor. */
class Answer {
  readonly event: "tick" | "acquire" | DowningEvent;

  constructor(event: "tick" | "acquire" | DowningEvent) {
    this.event = event;
  }
}

const TICK = "tick";
const ACQUIRE = "acquire";

/** Runs a machine: tells it what happens to the cluster, downs whom it says, and keeps its time. INTEROP: `/system/cluster/core/daemon/downingProvider`. */
export class DowningActor<State> extends Actor {
  readonly #cluster: Cluster;
  readonly #log: LoggingAdapter;
  readonly #machine: DowningMachine<State>;
  readonly #setup: DowningActorSetup<State>;
  #state: State;
  #hasEnded = false;

  constructor(setup: DowningActorSetup<State>) {
    super();
    this.#setup = setup;
    this.#cluster = setup.cluster();
    this.#log = this.context.log;
    this.#machine = setup.machine(this.#cluster.selfUniqueAddress);
    this.#state = this.#machine.start(setup.nowMs());
  }

  override preStart(): void {
    this.#log.info("{0}", this.#setup.description);
    this.#cluster.subscribe(this.self, "events");
    this.#scheduleTick();
  }

  override postStop(): void {
    this.#cluster.unsubscribe(this.self);
  }

  override receive(message: unknown): void {
    if (this.#hasEnded) return;
    if (message instanceof Answer) this.#onAnswer(message.event);
    else if (message instanceof ClusterDomainEvent) this.#onClusterEvent(message);
    else this.unhandled(message);
  }

  #onAnswer(event: Answer["event"]): void {
    if (event === ACQUIRE) this.#acquire();
    else if (event === TICK) this.#tell({ kind: "tick", holdsLease: this.#setup.lease?.checkLease() === true });
    else this.#tell(event);
  }

  #onClusterEvent(event: ClusterDomainEvent): void {
    if (event instanceof MemberRemoved) this.#tell({ kind: "removed", node: event.member.uniqueAddress });
    else if (event instanceof MemberEvent) this.#tell({ kind: "member", member: event.member });
    else if (event instanceof UnreachableMember) this.#tell({ kind: "unreachable", member: event.member });
    else if (event instanceof ReachableMember) this.#tell({ kind: "reachable", member: event.member });
    else if (event instanceof ReachabilityChanged) this.#tell({ kind: "reachability", reachability: event.reachability });
    else if (event instanceof SeenChanged) this.#tell({ kind: "seen", seenBy: new Set(event.seenBy.map(String)) });
    else if (event instanceof LeaderChanged)
      this.#tell({ kind: "leader", isSelf: event.leader?.equals(this.#cluster.selfAddress) === true });
  }

  #tell(event: DowningEvent): void {
    const { state, effects } = this.#machine.next(this.#state, event, this.#nowMs);
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    if (!this.#hasEnded) this.#scheduleTick();
  }

  #do(effect: DowningEffect): void {
    switch (effect.kind) {
      case "down":
        for (const { address } of effect.nodes) this.#cluster.down(address);
        return;
      case "log":
        this.#log[effect.level]("{0}", effect.text);
        return;
      case "acquire-lease":
        if (effect.delayMs === 0) this.#acquire();
        else this.timers.startSingleTimer(ACQUIRE, new Answer(ACQUIRE), effect.delayMs);
        return;
      case "release-lease":
        this.#release();
        return;
      case "stop":
        this.#end();
    }
  }

  /** Stops behind the events that were published together with the last one: they wait in the mailbox, and would become dead letters. */
  #end(): void {
    this.#hasEnded = true;
    this.#cluster.unsubscribe(this.self);
    this.self.tell(PoisonPill.instance);
  }

  #acquire(): void {
    const { lease } = this.#setup;
    if (lease === undefined) return;
    const answer = (isHeld: boolean): void => this.self.tell(new Answer({ kind: "lease-acquired", isHeld }));
    lease.acquire().then(answer, (error: unknown) => {
      this.#log.error(errorFrom(error), "The lease could not be asked for, so this side ends.");
      answer(false);
    });
  }

  #release(): void {
    const { lease } = this.#setup;
    if (lease === undefined) return;
    const answer = (isReleased: boolean): void => this.self.tell(new Answer({ kind: "lease-released", isReleased }));
    lease.release().then(answer, () => answer(false));
  }

  #scheduleTick(): void {
    const atMs = this.#machine.tickAtMs(this.#state);
    if (atMs === undefined) this.timers.cancel(TICK);
    else this.timers.startSingleTimer(TICK, new Answer(TICK), Math.max(0, atMs - this.#nowMs));
  }

  get #nowMs(): number {
    return this.#setup.nowMs();
  }
}
