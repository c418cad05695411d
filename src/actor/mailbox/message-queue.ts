import type { Config } from "../../hocon/index.ts";
import type { Clock, Timers } from "../../platform/index.ts";
import type { ActorRef } from "../ref/actor-ref.ts";

/** A message on its way to an actor. */
export interface Envelope {
  readonly message: unknown;
  /** `undefined`: it has none. */
  readonly sender: ActorRef | undefined;
}

/**
 * What holds the user messages of one actor until it handles them. System messages never come here. None of the methods may throw.
 *
 * Q1: `length` counts what {@link dequeue} will hand out if nothing comes or goes meanwhile. Q2: each envelope taken is handed out once, or
 * refused once, never both. Q3: an envelope that cannot be kept goes to the context's `refuse`, at once or later. Q4: dequeue hands out
 * `undefined` if and only if the length is 0. Q5: what `enqueueFirst` takes is handed out before everything else of the same rank, and is taken
 * also by a full queue: it has been in there before. Q6: after `drain` the queue is empty, holds no timer, and everything was handed to
 * the caller in the order of dequeue.
 */
export interface MessageQueue {
  readonly length: number;
  enqueue(envelope: Envelope): void;
  /** For messages that the actor had stashed. */
  enqueueFirst(envelope: Envelope): void;
  dequeue(): Envelope | undefined;
  /** The actor has stopped: hands out everything, what is pending too. */
  drain(take: (envelope: Envelope) => void): void;
}

/** What a queue is made with. */
export interface MessageQueueContext {
  /** The mailbox's section, with `akka.actor.default-mailbox` below it. */
  readonly config: Config;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Makes a dead letter of what cannot be kept. */
  refuse(envelope: Envelope, reason: string): void;
}

/** Makes the queue of one actor. Named in `mailbox-type`; given to a system by its setup. */
export type MailboxFactory = (context: MessageQueueContext) => MessageQueue;
