import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";

/** Why an FSM ended. */
export type StopReason =
  /** It stopped itself. */
  | { readonly kind: "normal" }
  /** It was stopped from outside, or restarted. */
  | { readonly kind: "shutdown" }
  /** It stopped itself because of `cause`. */
  | { readonly kind: "failure"; readonly cause: unknown };

/** Creates {@link StopReason}s. */
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
  /** `undefined`: the timeout of the state; `Infinity`: none. */
  readonly timeoutMs?: number | undefined;
  readonly stopReason?: StopReason | undefined;
  readonly replies?: readonly unknown[];
  /** Whether listeners are notified even if the name is the same. */
  readonly notifies?: boolean;
}

/** The result of an FSM's handler: an immutable value; each method returns another one. Created by `goTo`, `stay` and `stop`. */
export class FsmState<S, D> {
  /** Name of the state. */
  readonly stateName: S;
  /** Data of the state machine. */
  readonly stateData: D;
  /** How long the state may last. Unit: ms. */
  readonly timeoutMs: number | undefined;
  /** Why the machine stops, if it does. */
  readonly stopReason: StopReason | undefined;
  /** Replies to send. */
  readonly replies: readonly unknown[];
  /** Whether a transition to the same state is published. */
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

  /** Sets the state timeout for this transition; `'infinite'`: none, even if the state has one. */
  forMax(timeout: Duration): FsmState<S, D> {
    return this.#with({ timeoutMs: millisecondsOf(timeout) });
  }

  /** Sends `reply` to the sender of the event. Several replies are sent in order. */
  replying(reply: unknown): FsmState<S, D> {
    return this.#with({ replies: [...this.replies, reply] });
  }

  /** Replaces the data. */
  using(stateData: D): FsmState<S, D> {
    return this.#with({ stateData });
  }

  #with(change: Partial<FsmStateInit<S, D>>): FsmState<S, D> {
    const { stateName, stateData, timeoutMs, stopReason, replies, notifies } = this;
    return new FsmState({ stateName, stateData, timeoutMs, stopReason, replies, notifies, ...change });
  }
}

/** A message that an FSM handles, and its data at that moment. */
export interface FsmEvent<D, M = unknown> {
  /** The message. */
  readonly event: M;
  /** Data of the state machine. */
  readonly stateData: D;
}

/** The final state of an FSM. */
export interface StopEvent<S, D> {
  /** Why the machine stops. */
  readonly reason: StopReason;
  /** Name of the state. */
  readonly stateName: S;
  /** Data of the state machine. */
  readonly stateData: D;
}

/** The event that an FSM receives if no other event arrives within its state timeout. */
export class StateTimeout {
  /** The only instance. */
  static readonly instance: StateTimeout = new StateTimeout();
}

/** Asks an FSM to send `actor` its current state, as {@link CurrentState}, and each later change, as {@link Transition}. */
export class SubscribeTransitionCallBack {
  /** The actor that gets transitions. */
  readonly actor: AnyActorRef;

  constructor(actor: AnyActorRef) {
    this.actor = actor;
  }
}

/** Cancels {@link SubscribeTransitionCallBack}. */
export class UnsubscribeTransitionCallBack {
  /** The actor that gets no more transitions. */
  readonly actor: AnyActorRef;

  constructor(actor: AnyActorRef) {
    this.actor = actor;
  }
}

/** The state of an FSM when its listener subscribed. */
export class CurrentState<S = unknown> {
  /** The state machine. */
  readonly fsm: ActorRef;
  /** The state that it is in. */
  readonly state: S;

  constructor(fsm: ActorRef, state: S) {
    this.fsm = fsm;
    this.state = state;
  }
}

/** An FSM has gone from one state to another, or by `goTo` to the same one. */
export class Transition<S = unknown> {
  /** The state machine. */
  readonly fsm: ActorRef;
  /** The state that it left. */
  readonly from: S;
  /** The state that it entered. */
  readonly to: S;

  constructor(fsm: ActorRef, from: S, to: S) {
    this.fsm = fsm;
    this.from = from;
    this.to = to;
  }
}
