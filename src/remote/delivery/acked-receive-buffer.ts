import { type Acknowledgement, NOTHING_RECEIVED } from "./acknowledgement.ts";

/** So many missing numbers are named at most; what lies above the last of them is acknowledged later. Count. */
const MAXIMUM_NACKS = 1000;

/** What an arrival brings. */
export type Arrival<Message> =
  /** These are next in the order: none for a duplicate, and for one that others have to precede. */
  | { readonly kind: "accepted"; readonly deliver: readonly Message[] }
  /** So far ahead of what is missing that no honest sender would have written it. It is not kept. */
  | { readonly kind: "out-of-reach"; readonly seq: number };

/**
 * Puts numbered messages back into their order and gives each out once. One for each incarnation of a peer; it outlives connections.
 * After every arrival, duplicates included, {@link acknowledgement} is due: the sender may not have heard the one before.
 */
export class AckedReceiveBuffer<Message> {
  readonly #reach: number;
  readonly #early = new Map<number, Message>();
  #lastDelivered = -1;
  #highest = -1;

  /** `reach`: how far ahead of the first missing number a message may be. Count. */
  constructor(reach: number) {
    this.#reach = reach;
  }

  receive(seq: number, message: Message): Arrival<Message> {
    if (seq > this.#lastDelivered + this.#reach) return { kind: "out-of-reach", seq };
    if (seq <= this.#lastDelivered || this.#early.has(seq)) return { kind: "accepted", deliver: [] };
    this.#highest = Math.max(this.#highest, seq);
    this.#early.set(seq, message);
    return { kind: "accepted", deliver: this.#takeInOrder() };
  }

  /** What to tell the sender now. */
  acknowledgement(): Acknowledgement {
    if (this.#highest < 0) return NOTHING_RECEIVED;
    const nacks: number[] = [];
    for (let seq = this.#lastDelivered + 1; seq < this.#highest; seq += 1) {
      if (this.#early.has(seq)) continue;
      if (nacks.length === MAXIMUM_NACKS) return { cumulative: seq - 1, nacks };
      nacks.push(seq);
    }
    return { cumulative: this.#highest, nacks };
  }

  #takeInOrder(): Message[] {
    const deliver: Message[] = [];
    for (let next = this.#lastDelivered + 1; this.#early.has(next); next += 1) {
      deliver.push(this.#early.get(next) as Message);
      this.#early.delete(next);
      this.#lastDelivered = next;
    }
    return deliver;
  }
}
