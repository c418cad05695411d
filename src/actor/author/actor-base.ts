import type { Duration } from "../../base/index.ts";
import type { ActorContext } from "../context/actor-context.ts";
import type { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import type { ActorInstance } from "../props/actor-instance.ts";
import { InvalidActorStateError } from "../ref/errors.ts";
import { claimConstruction } from "../ref/current-cell.ts";
import type { Stash } from "../context/stash.ts";
import type { TimerScheduler } from "../context/timer-scheduler.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { ActorRef, AnyActorRef, AskOptions, ReplyOf, ReplyToken, ReplyType } from "../ref/actor-ref.ts";
import { defaultStrategy } from "../supervision/default-strategy.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

/**
 * The members that every actor has, whichever way it handles messages. Extend `Actor` or `ReceiveActor` rather than this class. Hooks may
 * be async: the actor does nothing else until they complete, and a rejection counts as a thrown error.
 */
export abstract class ActorBase<in M = unknown> implements ActorInstance<M> {
  /** Never present: makes `ActorBase<M>` depend on its message type, so that a wrong message does not compile. */
  declare readonly messageType?: (message: M) => void;
  /** The actor's context: parent, children, watches, timers. */
  readonly context: ActorContext;

  constructor() {
    const cell = claimConstruction();
    if (cell === undefined) {
      throw new InvalidActorStateError(
        `${new.target.name} is an actor and cannot be created with new outside of actorOf. Write actorOf(Props.create(${new.target.name}, …)), ` +
          "or Props.from(() => new …), which creates exactly one actor.",
      );
    }
    this.context = cell as ActorContext & typeof cell;
  }

  /** For cells: handles a message with the initial behaviour. Users override `receive` or list handlers. */
  abstract handle(message: M): unknown;

  /** The actor's own ref. */
  get self(): ActorRef<M> {
    return this.context.self;
  }

  /** The sender of the message being handled, also after an `await`; dead letters if it has none. */
  get sender(): ActorRef {
    return this.context.sender;
  }

  /** The actor's log. */
  get log(): LoggingAdapter {
    return this.context.log;
  }

  /** Sends messages to this actor later, once or repeatedly: `this.timers.startPeriodicTimer("poll", "poll", "1 s")`. */
  get timers(): TimerScheduler {
    return this.context.timers;
  }

  /** The stashed messages: `this.stash.stash()` sets the current one aside, `this.stash.unstashAll()` brings them back. */
  get stash(): Stash {
    return this.context.stash;
  }

  /**
   * If an actor has this method, it is called for each message instead of the handler, including behaviours set by `become`; call `receive`
   * to run the handler. Return what `receive` returns, otherwise the mailbox does not wait for async handlers. It is meant for base classes
   * that measure, log or guard message handling; there is no default implementation.
   */
  aroundReceive?(receive: (message: unknown) => unknown, message: unknown): unknown;

  /** Called before the first message. An error stops the actor, unless its supervisor decides otherwise. */
  preStart(): unknown {
    return undefined;
  }

  /**
   * Called after the last message, once all children have stopped. Unless `preRestart` is overridden, it is also called on the old instance
   * in a restart.
   */
  postStop(): unknown {
    return undefined;
  }

  /** Called on the old instance before a restart. By default it stops all children and calls {@link postStop}. */
  preRestart(_reason: Error, _message: unknown): unknown {
    for (const child of this.context.children) {
      this.context.unwatch(child);
      this.context.stop(child);
    }
    return this.postStop();
  }

  /** Called on the new instance after a restart. By default, it calls {@link preStart}. */
  postRestart(_reason: Error): unknown {
    return this.preStart();
  }

  /** How failures of children are handled, unless the actor's `Props` define it. Called once per instance, at the first failure. */
  supervisorStrategy(): SupervisorStrategy {
    return defaultStrategy;
  }

  /** Like `ref.tell`, with this actor as the sender wherever it is called, also after an `await`. */
  tell<M>(ref: ActorRef<M>, message: NoInfer<M> | AutoReceivedMessage): void {
    ref.tell(message, this.context.self);
  }

  /** Like `ref.ask`. While an actor awaits the reply, it handles no other message. */
  ask<M, T extends ReplyToken>(
    ref: ActorRef<M>,
    question: (replyTo: ActorRef) => NoInfer<M> | AutoReceivedMessage,
    type: T,
    timeout?: Duration | AskOptions,
  ): Promise<ReplyOf<T>>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M>(
    ref: ActorRef<M>,
    question: (replyTo: ActorRef) => NoInfer<M> | AutoReceivedMessage,
    timeout?: Duration | AskOptions,
  ): Promise<unknown>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M>(ref: ActorRef<M>, message: NoInfer<M> | AutoReceivedMessage, timeout?: Duration | AskOptions): Promise<unknown>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: StringConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<string>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: NumberConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<number>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: BigIntConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<bigint>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: BooleanConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<boolean>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask<M, R>(ref: ActorRef<M>, message: NoInfer<M> | AutoReceivedMessage, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;
  /** As `ref.ask`, with this actor as the one that waits. */
  ask(ref: AnyActorRef, message: unknown, ...rest: readonly unknown[]): Promise<unknown> {
    return (ref as { ask(message: unknown, ...rest: readonly unknown[]): Promise<unknown> }).ask(message, ...rest);
  }

  /** Passes the message being handled to `ref`, with the original sender. */
  forward(ref: AnyActorRef): void {
    (ref as ActorRef).tell(this.context.currentMessage, this.context.sender);
  }
}
