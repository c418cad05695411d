import { type Duration, millisecondsOf } from "../../base/index.ts";
import { InvalidActorStateError } from "../ref/errors.ts";
import { isPromiseLike } from "../context/is-promise-like.ts";
import { type ActorRef, type AnyActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import { ActorBase } from "./actor-base.ts";
import {
  CurrentState,
  type FsmEvent,
  FsmState,
  StateTimeout,
  type StopEvent,
  StopReason,
  SubscribeTransitionCallBack,
  Transition,
  UnsubscribeTransitionCallBack,
} from "./fsm-state.ts";

/** Handles an event and returns the next state; `undefined`: the event is not handled here. May be async: the next event waits for it. */
export type StateFunction<S, D, M = unknown> = (
  event: FsmEvent<D, M>,
) => FsmState<S, D> | undefined | PromiseLike<FsmState<S, D> | undefined>;

/** Called for a transition. `nextStateData` is the data of the next state. May be async. */
export type TransitionHandler<S> = (from: S, to: S) => unknown;

const STATE_TIMEOUT = Symbol("state timeout");

/**
 * A finite state machine: a state's name of type `S`, data of type `D`, and for each state a function from events to the next state. Define
 * the machine in the constructor, with `startWith`, `when`, `onTransition`…, and `initialize` last.
 *
 * Named timers are `this.timers`. Names of states are compared as in a `Map`: use strings, or one object per state.
 *
 * INTEROP: the order of replies, transitions and notifications, timeouts and termination are as in Akka.NET's FSM. One thing differs: going
 * to an undeclared state stops the actor, whereas Akka.NET leaves it without a behaviour.
 */
export abstract class FSM<S, D, M = unknown> extends ActorBase<M> {
  readonly #functions = new Map<S, StateFunction<S, D, M>>();
  readonly #timeoutsMs = new Map<S, number>();
  readonly #transitionHandlers: TransitionHandler<S>[] = [];
  readonly #listeners = new Set<AnyActorRef>();
  #unhandled: StateFunction<S, D, M> = () => undefined;
  #onTermination: (event: StopEvent<S, D>) => unknown = () => undefined;
  #current: FsmState<S, D> | undefined;
  #next: FsmState<S, D> | undefined;
  /** Pending transition handlers that {@link initialize} has started. */
  #initializing: PromiseLike<unknown> | undefined;

  /** The name of the current state. */
  get stateName(): S {
    return this.#state().stateName;
  }

  /** Data of the state machine. */
  get stateData(): D {
    return this.#state().stateData;
  }

  /** In transition handlers: the data of the next state. Throws InvalidActorStateError elsewhere. */
  get nextStateData(): D {
    if (this.#next === undefined) throw new InvalidActorStateError(`${this.self.path} has next state data only during a transition.`);
    return this.#next.stateData;
  }

  /** Whether the timer of the current state runs. */
  get isStateTimerActive(): boolean {
    return this.timers.isTimerActive(STATE_TIMEOUT);
  }

  /** Sets the initial state; `timeout` is its state timeout, once. */
  startWith(stateName: S, stateData: D, timeout?: Duration): void {
    this.#current = new FsmState({ stateName, stateData, timeoutMs: timeout === undefined ? undefined : millisecondsOf(timeout) });
  }

  /**
   * Defines the handler of a state. A second call for the same state adds a handler, which receives the events that the first one does not
   * handle. `timeout`: if no event arrives for this long, the state receives a `StateTimeout`.
   */
  when(stateName: S, handle: StateFunction<S, D, M>, timeout?: Duration): void {
    const before = this.#functions.get(stateName);
    this.#functions.set(stateName, before === undefined ? handle : (event) => firstOf(before(event), () => handle(event)));
    if (timeout !== undefined) this.setStateTimeout(stateName, timeout);
  }

  /** Replaces the timeout set by {@link when}; `undefined`: none. */
  setStateTimeout(stateName: S, timeout: Duration | undefined): void {
    if (timeout === undefined) this.#timeoutsMs.delete(stateName);
    else this.#timeoutsMs.set(stateName, millisecondsOf(timeout));
  }

  /** Handles events that no handler of the current state handles. Without it, or if it does not handle them either, a warning is logged. */
  whenUnhandled(handle: StateFunction<S, D, M>): void {
    this.#unhandled = handle;
  }

  /**
   * Adds a handler for every transition, in order: including the first one, from the initial state to itself, and `goTo` the same state.
   */
  onTransition(handle: TransitionHandler<S>): void {
    this.#transitionHandlers.push(handle);
  }

  /** Called once with the final state when the machine stops, also because of a restart. */
  onTermination(handle: (event: StopEvent<S, D>) => unknown): void {
    this.#onTermination = handle;
  }

  /**
   * Enters the initial state: runs transition handlers and starts the state timeout. Must be called last. Throws InvalidActorStateError
   * without {@link startWith}.
   */
  initialize(): void {
    const entered = this.#enter(this.#state());
    if (!isPromiseLike(entered)) return;
    this.#initializing = entered;
    entered.then(undefined, () => {}); // the first event waits for it and fails with it
  }

  /** Goes to `stateName`, with the same data unless `using` replaces it. */
  goTo(stateName: S): FsmState<S, D> {
    return new FsmState({ stateName, stateData: this.#state().stateData });
  }

  /** No transition; restarts the state timeout. */
  stay(): FsmState<S, D> {
    const { stateName, stateData } = this.#state();
    return new FsmState({ stateName, stateData, notifies: false });
  }

  /** Stops the actor. Default: `StopReason.Normal`. */
  stop(reason: StopReason = StopReason.Normal): FsmState<S, D> {
    const { stateName, stateData } = this.#state();
    return new FsmState({ stateName, stateData, stopReason: reason, notifies: false });
  }

  /** Logs why the machine stopped: a failure at ERROR. Override it to log more or less. */
  logTermination(reason: StopReason): void {
    if (reason.kind !== "failure") return;
    if (reason.cause instanceof Error) this.log.error(reason.cause, "terminating due to failure: {0}", reason.cause.message);
    else this.log.error("terminating due to failure: {0}", reason.cause);
  }

  /** Handles one message. */
  override handle(message: M): unknown {
    if (message instanceof SubscribeTransitionCallBack) {
      this.#listeners.add(message.actor);
      (message.actor as ActorRef).tell(new CurrentState(this.context.self, this.stateName), this.context.self);
      return undefined;
    }
    if (message instanceof UnsubscribeTransitionCallBack) return void this.#listeners.delete(message.actor);
    this.timers.cancel(STATE_TIMEOUT);
    const event = (): unknown => this.processEvent({ event: message, stateData: this.stateData });
    if (this.#initializing === undefined) return event();
    const initializing = this.#initializing;
    this.#initializing = undefined;
    return initializing.then(event);
  }

  /** Finds the next state and goes there. Can be overridden to observe each event, as `LoggingFSM` does. */
  protected processEvent(event: FsmEvent<D, M>): unknown {
    const found = firstOf(this.#functions.get(this.stateName)?.(event), () => this.#unhandled(event));
    return andThen(found, (next) => {
      if (next !== undefined) return this.#apply(next);
      this.log.warning("unhandled event {0} in state {1}", event.event, this.stateName);
      return this.#apply(this.stay());
    });
  }

  /** Goes to a state as if an event had led there. For tests, which have the instance: see `TestFsmRef`. */
  applyState(next: FsmState<S, D>): unknown {
    return this.#apply(next);
  }

  /** Stops the machine. When you override it, call `super.postStop()`. */
  override postStop(): unknown {
    return this.#current === undefined ? undefined : this.#terminate(this.stop(StopReason.Shutdown));
  }

  #apply(next: FsmState<S, D>): unknown {
    if (next.stopReason === undefined) return this.#enter(next);
    this.#reply(next);
    this.context.stop(this.self); // it stops after this event, whatever the handlers do
    return this.#terminate(next);
  }

  #enter(next: FsmState<S, D>): unknown {
    const current = this.#state();
    if (!this.#functions.has(next.stateName)) {
      this.context.stop(this.self);
      return this.#terminate(this.stop(StopReason.failure(`Next state ${String(next.stateName)} does not exist: declare it with when.`)));
    }
    this.#reply(next);
    const from = current.stateName;
    const to = next.stateName;
    if (from === to && !next.notifies) return this.#settleIn(next);
    this.#next = next;
    return andThen(this.#callTransitionHandlers(from, to, 0), () => {
      for (const listener of this.#listeners) {
        if (internalRef(listener).isTerminated) this.#listeners.delete(listener);
        else (listener as ActorRef).tell(new Transition(this.context.self, from, to), this.context.self);
      }
      this.#settleIn(next);
    });
  }

  #settleIn(next: FsmState<S, D>): void {
    this.#next = undefined;
    this.#current = next;
    const timeoutMs = next.timeoutMs ?? this.#timeoutsMs.get(next.stateName) ?? Number.POSITIVE_INFINITY;
    if (timeoutMs === Number.POSITIVE_INFINITY) this.timers.cancel(STATE_TIMEOUT);
    else this.timers.startSingleTimer(STATE_TIMEOUT, StateTimeout.instance, timeoutMs);
  }

  #callTransitionHandlers(from: S, to: S, index: number): unknown {
    const handle = this.#transitionHandlers[index];
    if (handle === undefined) return undefined;
    return andThen(handle(from, to), () => this.#callTransitionHandlers(from, to, index + 1));
  }

  #terminate(last: FsmState<S, D>): unknown {
    const reason = last.stopReason;
    if (this.#state().stopReason !== undefined || reason === undefined) return undefined; // it has already stopped
    this.logTermination(reason);
    this.timers.cancelAll();
    this.#current = last;
    return this.#onTermination({ reason, stateName: last.stateName, stateData: last.stateData });
  }

  #reply(next: FsmState<S, D>): void {
    for (const reply of next.replies) this.sender.tell(reply, this.self);
  }

  #state(): FsmState<S, D> {
    if (this.#current !== undefined) return this.#current;
    throw new InvalidActorStateError(
      `${this.self.path} has no state yet. Call startWith in the constructor, before anything that needs a state.`,
    );
  }
}

function andThen<T>(value: T | PromiseLike<T>, next: (value: T) => unknown): unknown {
  return isPromiseLike(value) ? (value as PromiseLike<T>).then(next) : next(value);
}

type Found<S, D> = ReturnType<StateFunction<S, D>>;

/** `found`, or the result of `otherwise` if there is none. */
function firstOf<S, D>(found: Found<S, D>, otherwise: () => Found<S, D>): Found<S, D> {
  if (!isPromiseLike(found)) return found ?? otherwise();
  return found.then((state) => state ?? otherwise());
}
