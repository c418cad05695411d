import { RingQueue } from "../../base/index.ts";
import type { Envelope, MessageQueue } from "./message-queue.ts";

/** Messages in the order sent, limited only by memory. Messages that are put first come before all others. */
export class UnboundedQueue implements MessageQueue {
  readonly #queue = new RingQueue<Envelope>();
  /** Messages that were put first; the latest is last. */
  readonly #first: Envelope[] = [];

  get length(): number {
    return this.#queue.length + this.#first.length;
  }

  enqueue(envelope: Envelope): void {
    this.#queue.push(envelope);
  }

  enqueueFirst(envelope: Envelope): void {
    this.#first.push(envelope);
  }

  dequeue(): Envelope | undefined {
    return this.#first.pop() ?? this.#queue.shift();
  }

  drain(take: (envelope: Envelope) => void): void {
    for (let next = this.dequeue(); next !== undefined; next = this.dequeue()) take(next);
  }
}
