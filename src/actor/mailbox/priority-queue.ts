import { receivedFrom } from "../ref/typed-value.ts";
import type { Envelope, MailboxFactory, MessageQueue } from "./message-queue.ts";

/** The priority of a message: the lowest number is first. Must not throw, and must always return the same number for a message. */
export type PriorityOf = (message: unknown) => number;

interface Ranked {
  readonly envelope: Envelope;
  readonly priority: number;
  readonly order: number;
}

/** The message with the highest priority first; among equal priorities, the one that was sent first. A binary heap. */
export class PriorityQueue implements MessageQueue {
  readonly #priorityOf: PriorityOf;
  readonly #heap: Ranked[] = [];
  #nextOrder = 0;
  #firstOrder = 0;

  constructor(priorityOf: PriorityOf) {
    this.#priorityOf = priorityOf;
  }

  get length(): number {
    return this.#heap.length;
  }

  enqueue(envelope: Envelope): void {
    this.#nextOrder += 1;
    this.#add(envelope, this.#nextOrder);
  }

  enqueueFirst(envelope: Envelope): void {
    this.#firstOrder -= 1;
    this.#add(envelope, this.#firstOrder);
  }

  dequeue(): Envelope | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (first !== last) this.#sink(last);
    return first.envelope;
  }

  drain(take: (envelope: Envelope) => void): void {
    for (let next = this.dequeue(); next !== undefined; next = this.dequeue()) take(next);
  }

  #add(envelope: Envelope, order: number): void {
    const added = { envelope, priority: this.#priorityOf(receivedFrom(envelope.message)), order };
    let at = this.#heap.length;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.#heap[parentAt];
      if (parent === undefined || !isBefore(added, parent)) break;
      this.#heap[at] = parent;
      at = parentAt;
    }
    this.#heap[at] = added;
  }

  /** Puts `sinking` at the top and sifts it down. */
  #sink(sinking: Ranked): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, sinking)) break;
      heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = sinking;
  }
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.priority < b.priority || (a.priority === b.priority && a.order < b.order);
}

/**
 * A kind of mailbox that hands out the message with the highest priority first. Pass it to a system under a name and use that name in a
 * `mailbox-type`, like a subclass of Akka.NET's UnboundedPriorityMailbox or UnboundedStablePriorityMailbox.
 */
export function priorityMailbox(priorityOf: PriorityOf): MailboxFactory {
  return () => new PriorityQueue(priorityOf);
}
