import type { Duration } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { AutoReceivedMessage } from "../author/auto-received-message.ts";

/** What a reply is checked against: a primitive's constructor, a class, or a type guard. */
export type ReplyType<R> = (abstract new (...args: never[]) => R) | ((value: unknown) => value is R);

/** How long an `ask` waits, and what else ends it. */
export interface AskOptions {
  /** Default: `akka.actor.ask-timeout` (infinite). */
  readonly timeout?: Duration;
  readonly signal?: AbortSignal;
}

/**
 * A handle to an actor, wherever it lives. There is one object per actor incarnation and system, so `===`, `Set` and `Map`
 * compare as one would expect.
 */
export interface ActorRef<in M = unknown> {
  readonly path: ActorPath;

  /**
   * Sends `message` and returns at once. At most once; messages of one sender to one recipient arrive in the order sent.
   * Without `sender`, the actor whose handler is running, if any, is the sender. Throws only for `null` and `undefined`. Messages that every
   * actor understands, such as `PoisonPill` and `Identify`, are taken by every ref.
   */
  tell(message: M | AutoReceivedMessage, sender?: AnyActorRef): void;

  /**
   * Sends `message` and resolves with the first reply. Rejects with `AskTimeoutError` after the timeout, with the cause of a
   * `Status.Failure`, with the signal's reason, or, when a reply type is given, with `UnexpectedReplyError`.
   */
  ask(message: M | AutoReceivedMessage, timeout?: Duration | AskOptions): Promise<unknown>;
  ask(message: M | AutoReceivedMessage, type: StringConstructor, timeout?: Duration | AskOptions): Promise<string>;
  ask(message: M | AutoReceivedMessage, type: NumberConstructor, timeout?: Duration | AskOptions): Promise<number>;
  ask(message: M | AutoReceivedMessage, type: BigIntConstructor, timeout?: Duration | AskOptions): Promise<bigint>;
  ask(message: M | AutoReceivedMessage, type: BooleanConstructor, timeout?: Duration | AskOptions): Promise<boolean>;
  ask<R>(message: M | AutoReceivedMessage, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;

  /** Sends `message` on behalf of the sender of the message that the running actor is handling. */
  forward(message: M | AutoReceivedMessage): void;

  /** Same path, uid included; holds across systems and threads, where `===` cannot. */
  equals(other: AnyActorRef): boolean;

  /** The path's serialization format. */
  toString(): string;
}

/** A ref of whatever message type: what one may pass as a sender, watch or stop, but not send to without knowing more. */
export type AnyActorRef = ActorRef<never>;
