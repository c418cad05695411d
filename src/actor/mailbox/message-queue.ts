import type { Config } from "../../hocon/index.ts";
import type { Clock, Timers } from "../../platform/index.ts";
import type { ActorRef } from "../ref/actor-ref.ts";

/** A message to an actor, with its sender. */
export interface Envelope {
  /** The message. */
  readonly message: unknown;
  /** `undefined` if it has none. */
  readonly sender: ActorRef | undefined;
}

/**
 * The queue of the user messages of one actor. System messages are never put into it. None of the methods may throw.
 *
 * Q1: `length` is the number of messages that {@link dequeue} hands out if none are added meanwhile. Q2: each envelope is either handed out
 * or refused, exactly once. Q3: an envelope that cannot be kept is passed to the context's `refuse`, immediately or later. Q4: dequeue
 * returns `undefined` if and only if the length is 0. Q5: an envelope passed to `enqueueFirst` is handed out before everything else of the
 * same priority, and is accepted by a full queue, because it has been in the queue before. Q6: after `drain`, the queue is empty and has no
 * timer, and all envelopes were passed to the caller in the order of dequeue.
 */
export interface MessageQueue {
  /** Messages in the queue. */
  readonly length: number;
  /** Whether a message that is added now would wait outside or be refused. Absent: never. */
  readonly isFull?: boolean;
  /** Adds a message. */
  enqueue(envelope: Envelope): void;
  /** For messages that the actor had stashed. */
  enqueueFirst(envelope: Envelope): void;
  /** Takes the next message; `undefined` if there is none. */
  dequeue(): Envelope | undefined;
  /** The actor has stopped: hands out everything, including pending messages. */
  drain(take: (envelope: Envelope) => void): void;
}

/** What a queue is created with. */
export interface MessageQueueContext {
  /** The mailbox's section, with `akka.actor.default-mailbox` as the fallback. */
  readonly config: Config;
  /** Clock of the platform. */
  readonly clock: Clock;
  /** Timers of the platform. */
  readonly timers: Timers;
  /** Makes a dead letter of an envelope that cannot be kept. */
  refuse(envelope: Envelope, reason: string): void;
}

/** Creates the queue of one actor. Named in `mailbox-type`; passed to a system in its setup. */
export type MailboxFactory = (context: MessageQueueContext) => MessageQueue;
