import { type Acknowledgement, NOTHING_RECEIVED } from "./acknowledgement.ts";

/** So many missing numbers are named at most; what lies above the last of them is acknowledged later. Count. */
const MAXIMUM_NACKS = 1000;

/** What an arrival brings. */
export type Arrival<Message> =
  /** These are next in the order: none for a duplicate, and for one that others have to precede. */
  | { readonly kind: "accepted"; readonly deliver: readonly Message[] }
  /** So far ahead of what is missing that no honest sender would have written it. It is not kept. */
  | { readonly kind: "out-of-reach"; readonly seq: number }
  /** Others have to precede it, and so much waits for them already that it is not kept. The sender writes it again. */
  | { readonly kind: "no-room"; readonly seq: number };

/** Room for messages that came before their turn. */
export interface EarlyRoom {
  /** Whether `bytes` more may be kept; they count as kept then. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

const ANY_AMOUNT: EarlyRoom = { take: () => true, give: () => {} };

interface Early<Message> {
  readonly message: Message;
  readonly bytes: number;
}

/**
 * Puts numbered messages back into their order and gives each out once. One for each incarnation of a peer; it outlives connections.
 * After every arrival, duplicates included, {@link acknowledgement} is due: the sender may not have heard the one before.
 */
export class AckedReceiveBuffer<Message> {
  readonly #reach: number;
  readonly #room: EarlyRoom;
  readonly #early = new Map<number, Early<Message>>();
  #lastDelivered = -1;
  #highest = -1;

  /** `reach`: how far ahead of the first missing number a message may be. Count. */
  constructor(reach: number, room: EarlyRoom = ANY_AMOUNT) {
    this.#reach = reach;
    this.#room = room;
  }

  /** `bytes`: what it costs to keep the message until its turn. */
  receive(seq: number, message: Message, bytes: number = 0): Arrival<Message> {
    if (seq > this.#lastDelivered + this.#reach) return { kind: "out-of-reach", seq };
    if (seq <= this.#lastDelivered || this.#early.has(seq)) return { kind: "accepted", deliver: [] };
    if (seq === this.#lastDelivered + 1) return { kind: "accepted", deliver: this.#takeInOrder(message) };
    if (!this.#room.take(bytes)) return { kind: "no-room", seq };
    this.#highest = Math.max(this.#highest, seq);
    this.#early.set(seq, { message, bytes });
    return { kind: "accepted", deliver: [] };
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

  /** Forgets what came early; the buffer is of no use any more. */
  clear(): void {
    for (const { bytes } of this.#early.values()) this.#room.give(bytes);
    this.#early.clear();
  }

  #takeInOrder(first: Message): Message[] {
    const deliver = [first];
    this.#lastDelivered += 1;
    for (let next = this.#early.get(this.#lastDelivered + 1); next !== undefined; next = this.#early.get(this.#lastDelivered + 1)) {
      this.#lastDelivered += 1;
      this.#early.delete(this.#lastDelivered);
      this.#room.give(next.bytes);
      deliver.push(next.message);
    }
    this.#highest = Math.max(this.#highest, this.#lastDelivered);
    return deliver;
  }
}
