import type { MemberStatus } from "../../../src/cluster/index.ts";
import {
  type ClusterDomainEvent,
  MemberDowned,
  MemberEvent,
  MemberExited,
  MemberRemoved,
  MemberUp,
} from "../../../src/cluster/event/cluster-event.ts";
import type { Gossip } from "../../../src/cluster/gossip/gossip.ts";
import type { UniqueAddress } from "../../../src/cluster/member/unique-address.ts";
import {
  type HandOverMessage,
  initialSingletonState,
  type SingletonEffect,
  type SingletonEvent,
  type SingletonRules,
  type SingletonTimer,
} from "../../../src/cluster-tools/singleton/core/singleton-state.ts";
import { transition } from "../../../src/cluster-tools/singleton/core/transition.ts";

/** What the manager of a singleton borrows from its node. */
export interface SingletonHost {
  readonly self: UniqueAddress;
  readonly rules: SingletonRules;
  /** How long the singleton takes to end. */
  readonly endMs: number;
  readonly nowMs: () => number;
  readonly gossip: () => Gossip;
  /** Runs `task` after so much time of this node, if it still runs. */
  readonly after: (delayMs: number, task: () => void) => void;
  /** To the manager at `port`; with a key, to that of this incarnation only. */
  readonly send: (message: HandOverMessage, port: number, key: string | undefined) => void;
  readonly onStarted: () => void;
  readonly log: (text: string) => void;
}

/** Runs the manager of a singleton for one node, as the actor of the library does. */
export class NodeSingleton {
  readonly #host: SingletonHost;
  readonly #timers = new Map<SingletonTimer, object>();
  #state = initialSingletonState;
  /** The singleton that lives here. */
  #singleton: object | undefined;
  #isUp = false;
  #onExitingDone: () => void = () => {};

  constructor(host: SingletonHost) {
    this.#host = host;
  }

  /** Whether a singleton lives here. */
  get isAlive(): boolean {
    return this.#singleton !== undefined;
  }

  get phase(): string {
    return this.#state.phase.kind;
  }

  onEvents(events: readonly ClusterDomainEvent[]): void {
    const { self } = this.#host;
    for (const event of events) {
      if (!(event instanceof MemberEvent)) continue;
      const { member } = event;
      const isSelf = member.uniqueAddress.equals(self);
      if (event instanceof MemberUp && isSelf && !this.#isUp) {
        this.#isUp = true;
        this.#tell({ kind: "self-up", members: this.#host.gossip().members });
      }
      if (event instanceof MemberUp) this.#tell({ kind: "member-up", member });
      else if (event instanceof MemberExited) this.#tell({ kind: "member-exited", member });
      else if (event instanceof MemberRemoved) this.#tell({ kind: "member-removed", member });
      else if (event instanceof MemberDowned && isSelf) this.#tell({ kind: "self-downed" });
    }
  }

  onMessage(message: HandOverMessage, from: UniqueAddress): void {
    this.#tell({ kind: "message", message, from: { address: from.address, key: from.key } });
  }

  /** The shutdown of the node has come to the singleton: `onDone` when it may go on. */
  exit(onDone: () => void): void {
    if (this.phase === "stopped") {
      onDone();
      return;
    }
    this.#onExitingDone = onDone;
    this.#tell({ kind: "self-exiting" });
  }

  #tell(event: SingletonEvent): void {
    const { self, rules, gossip, nowMs } = this.#host;
    const { state, effects } = transition(this.#state, event, {
      self,
      rules,
      nowMs: nowMs(),
      isClusterTerminated: false, // then the node has ended, and the manager with it
      selfStatus: gossip().member(self)?.status ?? ("Removed" satisfies MemberStatus),
      memberAt: (address) => gossip().members.find((member) => member.address.equals(address))?.uniqueAddress,
    });
    this.#state = state;
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: SingletonEffect): void {
    const { after, send, log, onStarted } = this.#host;
    switch (effect.kind) {
      case "start-singleton":
        this.#singleton = {};
        onStarted();
        return;
      case "terminate-singleton":
        this.#end(() => this.#tell({ kind: "singleton-ended" }));
        return;
      case "tell":
        if ("key" in effect.to) send(effect.message, effect.to.address.port ?? 0, effect.to.key);
        else send(effect.message, effect.to.port ?? 0, undefined);
        return;
      case "start-timer":
        this.#startTimer(effect.timer, effect.afterMs);
        return;
      case "cancel-timer":
        this.#timers.delete(effect.timer);
        return;
      case "wait-for-margin":
        after(effect.afterMs, () => this.#tell({ kind: "margin-passed", node: effect.node }));
        return;
      case "log":
        log(effect.text);
        return;
      case "exiting-done":
      case "stop":
        this.#onExitingDone();
        return;
      case "fail":
        this.#restart(effect.reason);
        return;
      case "acquire-lease":
      case "release-lease":
        throw new Error("unreachable: no rules of this simulation use a lease");
    }
  }

  #startTimer(timer: SingletonTimer, afterMs: number): void {
    const token = {};
    this.#timers.set(timer, token);
    this.#host.after(afterMs, () => {
      if (this.#timers.get(timer) !== token) return;
      this.#timers.delete(timer);
      this.#tell({ kind: "timer", timer });
    });
  }

  #end(onEnd: () => void): void {
    const singleton = this.#singleton;
    this.#host.after(this.#host.endMs, () => {
      if (this.#singleton !== singleton) return;
      this.#singleton = undefined;
      onEnd();
    });
  }

  /** The supervisor restarts a manager that fails, once its child has ended. */
  #restart(reason: string): void {
    this.#host.log(`fails: ${reason}`);
    this.#timers.clear();
    this.#onExitingDone();
    this.#state = { ...initialSingletonState, phase: { kind: "stopped" } };
    const start = (): void => {
      this.#state = initialSingletonState;
      const { gossip, self } = this.#host;
      this.#isUp = gossip().member(self)?.status === "Up";
      if (this.#isUp) this.#tell({ kind: "self-up", members: gossip().members });
    };
    if (this.isAlive) this.#end(start);
    else start();
  }
}
