import type { Duration } from "../../base/index.ts";
import type { ActorSelection } from "../address/actor-selection.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import type { Props } from "../props/props.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ActorSystem } from "../system/actor-system.ts";
import type { Receive } from "./behavior-stack.ts";
import type { Stash } from "./stash.ts";
import type { TimerScheduler } from "./timer-scheduler.ts";

/** What an actor knows and can do besides handling messages. Belongs to one actor, for its whole life, restarts included. */
export interface ActorContext {
  readonly self: ActorRef;
  /** Sender of the message being handled, also after an `await`; dead letters when it has none. */
  readonly sender: ActorRef;
  /** The message being handled; `undefined` outside of handlers. */
  readonly currentMessage: unknown;
  readonly parent: ActorRef;
  readonly props: Props<never>;
  readonly system: ActorSystem;
  /** Writes in the name of this actor's path. */
  readonly log: LoggingAdapter;
  /** Timers of the instance that lives now. */
  readonly timers: TimerScheduler;
  /** What the instance that lives now has put aside. */
  readonly stash: Stash;
  /** Living children, those that are stopping included. */
  readonly children: readonly ActorRef[];

  /**
   * Makes a child. Without `name` it gets a generated one, `$a`, `$b`…. Returns at once: the child is constructed in a turn of its own, and
   * what fails there goes to {@link Actor.supervisorStrategy}. Throws InvalidActorNameError, also when a child of that name lives.
   */
  actorOf<M>(props: Props<M>, name?: string): ActorRef<M>;
  /** Absolute (`/user/a`), relative (`../b`, `child/*`) or with an address. Throws InvalidActorPathError and InvalidAddressError. */
  actorSelection(path: string): ActorSelection;
  child(name: string): ActorRef | undefined;

  /** Asks to be sent one `Terminated` when `actor` is gone, or at once when it is gone already. Returns `actor`. */
  watch<R extends AnyActorRef>(actor: R): R;
  /** As {@link watch}, with `message` in place of `Terminated`. Throws when `actor` is watched already for another message. */
  watchWith<R extends AnyActorRef>(actor: R, message: unknown): R;
  /** Ends {@link watch}; a `Terminated` that is already in the mailbox will not be handled. Returns `actor`. */
  unwatch<R extends AnyActorRef>(actor: R): R;
  /** Stops `actor` after the message it is handling. Its children stop first, its `postStop` runs, waiting messages become dead letters. */
  stop(actor: AnyActorRef): void;

  /** Handles messages with `receive` from the next one on, in place of the behaviour on top. A restart goes back to the initial one. */
  become(receive: Receive): void;
  /** As {@link become}, but keeps the behaviour that was on top for {@link unbecome}. */
  becomeStacked(receive: Receive): void;
  /** Back to the behaviour below the one on top. */
  unbecome(): void;

  /** A `ReceiveTimeout` message comes whenever no message has come for this long; `undefined` turns it off. */
  setReceiveTimeout(timeout: Duration | undefined): void;
}
