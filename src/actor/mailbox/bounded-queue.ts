import { RingQueue } from "../../base/index.ts";
import { atLeast } from "../../hocon/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import type { Envelope, MailboxFactory, MessageQueue, MessageQueueContext } from "./message-queue.ts";
import { UnboundedQueue } from "./unbounded-queue.ts";

interface Pending {
  readonly envelope: Envelope;
  readonly dueMs: number;
}

/**
 * As many messages as its capacity, in the order sent. Where Akka.NET blocks the sender of a message that finds no room, here the message
 * waits outside, behind those that wait already, and becomes a dead letter when there is no room for it within the push timeout.
 * Keys: `mailbox-capacity` (1000) and `mailbox-push-timeout-time` (10 s) of the mailbox; a timeout of 0 refuses at once.
 */
export class BoundedQueue implements MessageQueue {
  readonly #context: Omit<MessageQueueContext, "config">;
  readonly #capacity: number;
  readonly #pushTimeoutMs: number;
  readonly #queue = new UnboundedQueue();
  readonly #pending = new RingQueue<Pending>();
  #cancelTimer: CancelTimer | undefined;
  #nextPending: Pending | undefined;

  /** `capacity`: count, at least 1. `pushTimeoutMs`: `Infinity` waits for ever. */
  constructor(context: Omit<MessageQueueContext, "config">, capacity: number, pushTimeoutMs: number) {
    this.#context = context;
    this.#capacity = capacity;
    this.#pushTimeoutMs = pushTimeoutMs;
  }

  get length(): number {
    return this.#queue.length;
  }

  enqueue(envelope: Envelope): void {
    if (this.#queue.length < this.#capacity && this.#nextPending === undefined) {
      this.#queue.enqueue(envelope);
    } else if (this.#pushTimeoutMs === 0) {
      this.#refuse(envelope);
    } else {
      const pending = { envelope, dueMs: this.#context.clock.nowMs() + this.#pushTimeoutMs };
      if (this.#nextPending !== undefined) this.#pending.push(pending);
      else {
        this.#nextPending = pending;
        this.#armTimer();
      }
    }
  }

  enqueueFirst(envelope: Envelope): void {
    this.#queue.enqueueFirst(envelope);
  }

  dequeue(): Envelope | undefined {
    const envelope = this.#queue.dequeue();
    while (this.#nextPending !== undefined && this.#queue.length < this.#capacity) {
      this.#queue.enqueue(this.#nextPending.envelope);
      this.#nextPending = this.#pending.shift();
      if (this.#nextPending === undefined) this.#disarmTimer();
    }
    return envelope;
  }

  drain(take: (envelope: Envelope) => void): void {
    for (let next = this.dequeue(); next !== undefined; next = this.dequeue()) take(next);
  }

  /** One timer for all: those who wait longer are due earlier. It may ring for one that has got in meanwhile. */
  #armTimer(): void {
    if (this.#nextPending === undefined || this.#pushTimeoutMs === Number.POSITIVE_INFINITY) return;
    const delayMs = Math.max(0, this.#nextPending.dueMs - this.#context.clock.nowMs());
    this.#cancelTimer = this.#context.timers.once(delayMs, () => this.#onTimer());
  }

  #disarmTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #onTimer(): void {
    const nowMs = this.#context.clock.nowMs();
    while (this.#nextPending !== undefined && this.#nextPending.dueMs <= nowMs) {
      const { envelope } = this.#nextPending;
      this.#nextPending = this.#pending.shift();
      this.#refuse(envelope);
    }
    this.#armTimer();
  }

  #refuse(envelope: Envelope): void {
    this.#context.refuse(
      envelope,
      `its mailbox held ${this.#capacity} messages (mailbox-capacity) for ${this.#pushTimeoutMs} ms (mailbox-push-timeout-time)`,
    );
  }
}

/** Reads capacity and push timeout of the mailbox's section. */
export const boundedMailbox: MailboxFactory = (context) =>
  new BoundedQueue(
    context,
    context.config.getInt("mailbox-capacity", atLeast(1)),
    context.config.getDurationMs("mailbox-push-timeout-time", atLeast(0)),
  );
