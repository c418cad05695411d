import { RingQueue } from "../../base/index.ts";
import { atLeast } from "../../hocon/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import { Terminated } from "../message/terminated.ts";
import type { Envelope, MailboxFactory, MessageQueue, MessageQueueContext } from "./message-queue.ts";
import { UnboundedQueue } from "./unbounded-queue.ts";

interface Pending {
  readonly envelope: Envelope;
  readonly dueMs: number;
}

/**
 * Holds up to its capacity, in the order sent. Akka.NET blocks the sender of a message that does not fit; here the message waits outside,
 * behind earlier ones, and becomes a dead letter if there is no room for it within the push timeout. Keys: `mailbox-capacity` (1000) and
 * `mailbox-push-timeout-time` (10 s) of the mailbox; a timeout of 0 refuses immediately. `Terminated` is never refused, because it would
 * not be sent again: once those before it have been admitted or become dead letters, it is admitted, even above the capacity. INTEROP:
 * Akka.NET loses it.
 */
export class BoundedQueue implements MessageQueue {
  readonly #context: Omit<MessageQueueContext, "config">;
  readonly #capacity: number;
  readonly #pushTimeoutMs: number;
  readonly #queue = new UnboundedQueue();
  readonly #pending = new RingQueue<Pending>();
  #cancelTimer: CancelTimer | undefined;
  #nextPending: Pending | undefined;

  /** `capacity`: count, at least 1. `pushTimeoutMs`: `Infinity` waits without limit. */
  constructor(context: Omit<MessageQueueContext, "config">, capacity: number, pushTimeoutMs: number) {
    this.#context = context;
    this.#capacity = capacity;
    this.#pushTimeoutMs = pushTimeoutMs;
  }

  get length(): number {
    return this.#queue.length;
  }

  get isFull(): boolean {
    return this.#nextPending !== undefined || this.#queue.length >= this.#capacity;
  }

  enqueue(envelope: Envelope): void {
    if (this.#nextPending === undefined && this.#hasRoomFor(envelope)) {
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
    this.#admit();
    return envelope;
  }

  drain(take: (envelope: Envelope) => void): void {
    for (let next = this.dequeue(); next !== undefined; next = this.dequeue()) take(next);
  }

  #hasRoomFor({ message }: Envelope): boolean {
    return this.#queue.length < this.#capacity || message instanceof Terminated;
  }

  /** Admits waiting messages in order, as far as there is room. */
  #admit(): void {
    while (this.#nextPending !== undefined && this.#hasRoomFor(this.#nextPending.envelope)) {
      this.#queue.enqueue(this.#nextPending.envelope);
      this.#nextPending = this.#pending.shift();
      if (this.#nextPending === undefined) this.#disarmTimer();
    }
  }

  /** One timer for all: messages that have waited longer are due earlier. It may fire for a message that has been admitted meanwhile. */
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
      this.#admit();
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
