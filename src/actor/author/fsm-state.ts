import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";

/** Why an FSM ended. */
export type StopReason =
  /** It said so itself. */
  | { readonly kind: "normal" }
  /** It was stopped from outside, or restarted. */
  | { readonly kind: "shutdown" }
  /** It said so itself, because of `cause`. */
  | { readonly kind: "failure"; readonly cause: unknown };

/** Makes {@link StopReason}s. */
export const StopReason: {
  readonly Normal: StopReason;
  readonly Shutdown: StopReason;
  readonly failure: (cause: unknown) => StopReason;
} = {
  Normal: { kind: "normal" },
  Shutdown: { kind: "shutdown" },
  failure: (cause) => ({ kind: "failure", cause }),
};

interface FsmStateInit<S, D> {
  readonly stateName: S;
  readonly stateData: D;
  /** `undefined`: as the state says; `Infinity`: none. */
  readonly timeoutMs?: number | undefined;
  readonly stopReason?: StopReason | undefined;
  readonly replies?: readonly unknown[];
  /** Whether listeners hear of it although the name may be the same. */
  readonly notifies?: boolean;
}

/** Where an FSM goes after an event: a value; each method returns another one. Made by `goTo`, `stay` and `stop`. */
export class FsmState<S, D> {
  readonly stateName: S;
  readonly stateData: D;
  readonly timeoutMs: number | undefined;
  readonly stopReason: StopReason | undefined;
  readonly replies: readonly unknown[];
  readonly notifies: boolean;

  /** @internal for FSM */
  constructor(init: FsmStateInit<S, D>) {
    this.stateName = init.stateName;
    this.stateData = init.stateData;
    this.timeoutMs = init.timeoutMs;
    this.stopReason = init.stopReason;
    this.replies = init.replies ?? [];
    this.notifies = init.notifies ?? true;
  }

  /** With a state timeout of its own for this once; `'infinite'`: none, also when the state has one. */
  forMax(timeout: Duration): FsmState<S, D> {
    return this.#with({ timeoutMs: millisecondsOf(timeout) });
  }

  /** Sends `reply` to the sender of the event. Several are sent in order. */
  replying(reply: unknown): FsmState<S, D> {
    return this.#with({ replies: [...this.replies, reply] });
  }

  /** With other data. */
  using(stateData: D): FsmState<S, D> {
    return this.#with({ stateData });
  }

  #with(change: Partial<FsmStateInit<S, D>>): FsmState<S, D> {
    const { stateName, stateData, timeoutMs, stopReason, replies, notifies } = this;
    return new FsmState({ stateName, stateData, timeoutMs, stopReason, replies, notifies, ...change });
  }
}

/** A message that an FSM handles, and the data it holds at that moment. */
export interface FsmEvent<D, M = unknown> {
  readonly event: M;
  readonly stateData: D;
}

/** What an FSM was when it ended. */
export interface StopEvent<S, D> {
  readonly reason: StopReason;
  readonly stateName: S;
  readonly stateData: D;
}

/** The event that an FSM gets when it has heard nothing for as long as its state allows. */
export class StateTimeout {
  static readonly instance: StateTimeout = new StateTimeout();
}

/** Asks an FSM to tell `actor` its state now, by {@link CurrentState}, and each change from then on, by {@link Transition}. */
export class SubscribeTransitionCallBack {
  readonly actor: AnyActorRef;

  constructor(actor: AnyActorRef) {
    this.actor = actor;
  }
}

/** Ends {@link SubscribeTransitionCallBack}. */
export class UnsubscribeTransitionCallBack {
  readonly actor: AnyActorRef;

  constructor(actor: AnyActorRef) {
    this.actor = actor;
  }
}

/** The state of an FSM when its listener subscribed. */
export class CurrentState<S = unknown> {
  readonly fsm: ActorRef;
  readonly state: S;

  constructor(fsm: ActorRef, state: S) {
    this.fsm = fsm;
    this.state = state;
  }
}

/** An FSM has gone from one state to another, or by `goTo` to the same one again. */
export class Transition<S = unknown> {
  readonly fsm: ActorRef;
  readonly from: S;
  readonly to: S;

  constructor(fsm: ActorRef, from: S, to: S) {
    this.fsm = fsm;
    this.from = from;
    this.to = to;
  }
}
