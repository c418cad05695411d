import type { Duration } from "../../base/index.ts";
import type { ActorContext } from "../cell/actor-context.ts";
import type { AutoReceivedMessage } from "./auto-received-message.ts";
import type { ActorInstance } from "../cell/actor-instance.ts";
import { InvalidActorStateError } from "../cell/actor-error.ts";
import { claimConstruction } from "../cell/current-cell.ts";
import type { Stash } from "../cell/stash.ts";
import type { TimerScheduler } from "../cell/timer-scheduler.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import type { ActorRef, AnyActorRef, AskOptions, ReplyType } from "../ref/actor-ref.ts";
import { defaultStrategy } from "../supervision/default-strategy.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

/**
 * What every actor has, whichever way it says how messages are handled: extend `Actor` or `ReceiveActor` rather than this class. Hooks may
 * be async: nothing else happens to the actor until they are done, and what they reject with counts as thrown.
 */
export abstract class ActorBase<in M = unknown> implements ActorInstance<M> {
  /** Never there: makes `ActorBase<M>` carry its message type, so that a wrong message does not compile. */
  declare readonly messageType?: (message: M) => void;
  readonly context: ActorContext;

  constructor() {
    const cell = claimConstruction();
    if (cell === undefined) {
      throw new InvalidActorStateError(
        `${new.target.name} is an actor and cannot be made by new outside of actorOf. Write actorOf(Props.create(${new.target.name}, …)), ` +
          "or Props.from(() => new …), which makes exactly one actor.",
      );
    }
    this.context = cell as ActorContext & typeof cell;
  }

  /** For cells: handles a message with the behaviour that the actor was born with. Users override `receive` or list handlers. */
  abstract handle(message: M): unknown;

  get self(): ActorRef {
    return this.context.self;
  }

  /** Sender of the message being handled, also after an `await`; dead letters when it has none. */
  get sender(): ActorRef {
    return this.context.sender;
  }

  get log(): LoggingAdapter {
    return this.context.log;
  }

  /** Messages to oneself after a while, once or again and again: `this.timers.startPeriodicTimer("poll", "poll", "1 s")`. */
  get timers(): TimerScheduler {
    return this.context.timers;
  }

  /** Messages that were put aside: `this.stash.stash()` the one being handled, `this.stash.unstashAll()` later. */
  get stash(): Stash {
    return this.context.stash;
  }

  /**
   * When an actor has this method, it is called for each message in place of whatever would handle it, behaviours that were put on top
   * included; `receive` does that. Return what `receive` returns, or the mailbox does not wait for async handlers. For classes that measure,
   * log or guard the actors that extend them; there is none by default.
   */
  aroundReceive?(receive: (message: unknown) => unknown, message: unknown): unknown;

  /** Called before the first message. What it throws stops the actor, unless its supervisor decides otherwise. */
  preStart(): unknown {
    return undefined;
  }

  /** Called after the last message and after all children have stopped; also, unless overridden, on the old instance in a restart. */
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

  /** Called on the fresh instance after a restart. By default it calls {@link preStart}. */
  postRestart(_reason: Error): unknown {
    return this.preStart();
  }

  /** What is done about failures of children, unless the actor's `Props` say. Asked once per instance, at the first failure. */
  supervisorStrategy(): SupervisorStrategy {
    return defaultStrategy;
  }

  /** `ref.tell` with this actor as sender, wherever it is called: also after an `await`. */
  tell<M>(ref: ActorRef<M>, message: NoInfer<M> | AutoReceivedMessage): void {
    ref.tell(message, this.context.self);
  }

  /** `ref.ask`. An actor that awaits the reply handles no other message meanwhile. */
  ask<M>(ref: ActorRef<M>, message: NoInfer<M> | AutoReceivedMessage, timeout?: Duration | AskOptions): Promise<unknown>;
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: StringConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<string>;
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: NumberConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<number>;
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: BigIntConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<bigint>;
  ask<M>(
    ref: ActorRef<M>,
    message: NoInfer<M> | AutoReceivedMessage,
    type: BooleanConstructor,
    timeout?: Duration | AskOptions,
  ): Promise<boolean>;
  ask<M, R>(ref: ActorRef<M>, message: NoInfer<M> | AutoReceivedMessage, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;
  ask(ref: AnyActorRef, message: unknown, ...rest: readonly unknown[]): Promise<unknown> {
    return (ref as { ask(message: unknown, ...rest: readonly unknown[]): Promise<unknown> }).ask(message, ...rest);
  }

  /** Passes the message being handled on to `ref`, which sees the original sender. */
  forward(ref: AnyActorRef): void {
    (ref as ActorRef).tell(this.context.currentMessage, this.context.sender);
  }
}
