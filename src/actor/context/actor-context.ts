import type { Duration } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ActorSelection } from "../minimal-ref/actor-selection.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ActorSystem } from "./actor-system.ts";
import type { Receive } from "./behavior-stack.ts";
import type { Stash } from "./stash.ts";
import type { TimerScheduler } from "./timer-scheduler.ts";

/** What an actor can use and do besides handling messages. Belongs to one actor for its whole life, including restarts. */
export interface ActorContext {
  /** The actor's own ref. */
  readonly self: ActorRef;
  /** The sender of the message being handled, also after an `await`; dead letters if it has none. */
  readonly sender: ActorRef;
  /** The message being handled; `undefined` outside of handlers. */
  readonly currentMessage: unknown;
  /** The supervisor. */
  readonly parent: ActorRef;
  /** The recipe that the actor was made from. */
  readonly props: Props<never>;
  /** The actor's system. */
  readonly system: ActorSystem;
  /** Logs with this actor's path as the source. */
  readonly log: LoggingAdapter;
  /** The timers of the current instance. */
  readonly timers: TimerScheduler;
  /** The messages that the current instance has stashed. */
  readonly stash: Stash;
  /** The living children, including those that are stopping. */
  readonly children: readonly ActorRef[];

  /**
   * Creates a child. Without `name` it gets a generated one, `$a`, `$b`…. Returns immediately: the child is constructed in a turn of its
   * own, and failures there go to {@link Actor.supervisorStrategy}. Throws InvalidActorNameError, also if a child with that name exists,
   * and InvalidArgumentError if `props` are not Props.
   */
  actorOf<M>(props: Props<M>, name?: string): ActorRef<M>;
  /**
   * Absolute (`/user/a`), relative (`../b`, `child/*`) or with an address; the uid of an ActorPath is ignored. Throws InvalidActorPathError,
   * InvalidAddressError and UnknownTransportError.
   */
  actorSelection(path: string | ActorPath): ActorSelection;
  /** The living child called `name`; `undefined` if there is none. */
  child(name: string): ActorRef | undefined;

  /** Requests one `Terminated` for when `actor` terminates; it is sent immediately if it has already terminated. Returns `actor`. */
  watch<R extends AnyActorRef>(actor: R): R;
  /** Like {@link watch}, with `message` instead of `Terminated`. Throws if `actor` is already watched with another message. */
  watchWith<R extends AnyActorRef>(actor: R, message: unknown): R;
  /** Cancels {@link watch}; a `Terminated` that is already in the mailbox is not handled. Returns `actor`. */
  unwatch<R extends AnyActorRef>(actor: R): R;
  /**
   * Stops `actor` after the message it is handling. Its children stop first, then its `postStop` runs; waiting messages become dead
   * letters.
   */
  stop(actor: AnyActorRef): void;

  /** Handles messages with `receive` from the next one on, instead of the current behaviour. A restart restores the initial one. */
  become(receive: Receive): void;
  /** Like {@link become}, but keeps the previous behaviour for {@link unbecome}. */
  becomeStacked(receive: Receive): void;
  /** Restores the behaviour below the current one. */
  unbecome(): void;

  /** Sends a `ReceiveTimeout` whenever no message has arrived for this long; `undefined` disables it. */
  setReceiveTimeout(timeout: Duration | undefined): void;
}
