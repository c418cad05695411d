import type { Duration } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { AutoReceivedMessage } from "./auto-received-message.ts";

/** The type against which a reply is checked: a primitive's constructor, a class, or a type guard. */
export type ReplyType<R> = (abstract new (...args: never[]) => R) | ((value: unknown) => value is R);

/** Anything that denotes the type of a reply. */
export type ReplyToken =
  | StringConstructor
  | NumberConstructor
  | BigIntConstructor
  | BooleanConstructor
  | (abstract new (
      ...args: never[]
    ) => unknown)
  | ((value: unknown) => value is unknown);

/** The type of the replies that a {@link ReplyToken} accepts. */
export type ReplyOf<T> = T extends StringConstructor
  ? string
  : T extends NumberConstructor
    ? number
    : T extends BigIntConstructor
      ? bigint
      : T extends BooleanConstructor
        ? boolean
        : T extends (value: unknown) => value is infer R
          ? R
          : T extends abstract new (
                ...args: never[]
              ) => infer R
            ? R
            : never;

/** How long an `ask` waits, and how it can be cancelled. */
export interface AskOptions {
  /** Default: `akka.actor.ask-timeout` (infinite). */
  readonly timeout?: Duration;
  /** Aborts the wait. */
  readonly signal?: AbortSignal;
}

/**
 * A handle to an actor, wherever it runs. Each system has one object per actor incarnation, so `===`, `Set` and `Map`
 * compare as expected.
 */
export interface ActorRef<in M = unknown> {
  /** The actor's path, with its uid. */
  readonly path: ActorPath;

  /** Whether the actor lives in this system. */
  readonly isLocal: boolean;

  /**
   * Sends `message` and returns immediately. Delivery is at most once; messages from one sender to one recipient arrive in the order sent.
   * Without `sender`, the actor whose handler is running, if any, is the sender. Throws only for `null` and `undefined`. Every ref accepts
   * the messages that every actor understands, such as `PoisonPill` and `Identify`.
   */
  tell(message: M | AutoReceivedMessage, sender?: AnyActorRef): void;

  /**
   * Sends `message` and resolves with the first reply. Rejects with `AskTimeoutError` after the timeout, with the cause of a
   * `Status.Failure`, with the signal's reason, or, if a reply type is given, with `UnexpectedReplyError`. A function creates the message
   * from the ref that receives the reply, for messages that contain it: `ref.ask((replyTo) => new GetPrice("ABC", replyTo), Price, "3 s")`.
   */
  ask<T extends ReplyToken>(
    question: (replyTo: ActorRef) => M | AutoReceivedMessage,
    type: T,
    timeout?: Duration | AskOptions,
  ): Promise<ReplyOf<T>>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask(question: (replyTo: ActorRef) => M | AutoReceivedMessage, timeout?: Duration | AskOptions): Promise<unknown>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask(message: M | AutoReceivedMessage, timeout?: Duration | AskOptions): Promise<unknown>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask(message: M | AutoReceivedMessage, type: StringConstructor, timeout?: Duration | AskOptions): Promise<string>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask(message: M | AutoReceivedMessage, type: NumberConstructor, timeout?: Duration | AskOptions): Promise<number>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask(message: M | AutoReceivedMessage, type: BigIntConstructor, timeout?: Duration | AskOptions): Promise<bigint>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask(message: M | AutoReceivedMessage, type: BooleanConstructor, timeout?: Duration | AskOptions): Promise<boolean>;
  /** Sends `message` and resolves with the reply. Rejects with {@link AskTimeoutError} if none arrives in time. */
  ask<R>(message: M | AutoReceivedMessage, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;

  /** Sends `message` with the sender of the message that the running actor is handling. */
  forward(message: M | AutoReceivedMessage): void;

  /** Whether the paths are equal, including the uid; valid across systems and threads, unlike `===`. */
  equals(other: AnyActorRef): boolean;

  /** The serialization format of the path. */
  toString(): string;
}

/** A ref with any message type, which can be used as a sender, watched or stopped. */
export type AnyActorRef = ActorRef<never>;
