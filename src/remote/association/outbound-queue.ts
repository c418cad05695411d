import type { ActorRef } from "../../actor/index.ts";
import type { Serializer } from "../../serialization/index.ts";

const SLOTS_PER_ENTRY = 4;
const INITIAL_ENTRIES = 16;

/** Who a message in the queue is for, with the path as it travels. */
export interface OutboundRecipient extends ActorRef {
  /** UTF-8 of the path's serialization format. */
  readonly pathBytes: Uint8Array;
}

/**
 * The one place where an outbound message waits: for the handshake, or for the end of the turn, or for the socket.
 * First in, first out. The oldest entry is read through the getters and removed by {@link drop}.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: no object per message; a ring of four neighbouring slots an entry.
 */
export class OutboundQueue {
  #slots: unknown[] = new Array<unknown>(INITIAL_ENTRIES * SLOTS_PER_ENTRY);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.#length * SLOTS_PER_ENTRY === this.#slots.length) this.#grow();
    const slots = this.#slots;
    const at = (this.#head + this.#length * SLOTS_PER_ENTRY) & (slots.length - 1);
    slots[at] = message;
    slots[at + 1] = sender;
    slots[at + 2] = recipient;
    slots[at + 3] = serializer;
    this.#length += 1;
  }

  get message(): unknown {
    return this.#slots[this.#head];
  }

  get sender(): ActorRef | undefined {
    return this.#slots[this.#head + 1] as ActorRef | undefined;
  }

  get recipient(): OutboundRecipient {
    return this.#slots[this.#head + 2] as OutboundRecipient;
  }

  get serializer(): Serializer {
    return this.#slots[this.#head + 3] as Serializer;
  }

  /** Removes the oldest entry. The queue must not be empty. */
  drop(): void {
    const slots = this.#slots;
    const head = this.#head;
    slots[head] = undefined; // or the slots would keep message and refs alive
    slots[head + 1] = undefined;
    slots[head + 2] = undefined;
    this.#head = (head + SLOTS_PER_ENTRY) & (slots.length - 1);
    this.#length -= 1;
    if (this.#length === 0 && slots.length > INITIAL_ENTRIES * SLOTS_PER_ENTRY * 64) this.#reset(); // a burst must not stay reserved
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Array<unknown>(old.length * 2);
    for (let index = 0; index < old.length; index += 1) slots[index] = old[(this.#head + index) & (old.length - 1)];
    this.#slots = slots;
    this.#head = 0;
  }

  #reset(): void {
    this.#slots = new Array<unknown>(INITIAL_ENTRIES * SLOTS_PER_ENTRY);
    this.#head = 0;
  }
}
