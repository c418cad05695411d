import type { ActorRef } from "../../actor/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import type { PeerShare } from "../limits/peer-memory.ts";
import { estimatedBytes } from "./estimated-bytes.ts";

const SLOTS_PER_ENTRY = 4;
const INITIAL_ENTRIES = 16;
/** A shorter queue is not weighed: its messages are no larger than what a frame takes, or they are not sent. Unit: bytes. */
const UNWEIGHED_ENTRY_BYTES = 128 * 1024;
const FEWEST_UNWEIGHED = 16;
const MOST_UNWEIGHED = 2048;

/** The recipient of a queued message, with its path as it travels. */
export interface OutboundRecipient extends ActorRef {
  /** UTF-8 of the path's serialization format. */
  readonly pathBytes: Uint8Array;
}

/**
 * The one place where an outbound message waits: for the handshake, or for the end of the turn, or for the socket.
 * First in, first out. The oldest entry is read through the getters and removed by {@link drop}.
 *
 * Bounded by what its messages weigh, and by what all peers share. Weighing takes time, so a short queue, which is what there is as long as
 * the peer keeps up, is not weighed: once there are more than a bound full of large messages could be, or {@link weigh} was called because
 * the peer does not keep up, all that are in it are, and each that comes until it is empty.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: no object per message; a ring of four neighbouring slots an entry.
 */
export class OutboundQueue {
  readonly #maximumBytes: number;
  readonly #unweighedEntries: number;
  readonly #share: PeerShare;
  #slots: unknown[] = new Array<unknown>(INITIAL_ENTRIES * SLOTS_PER_ENTRY);
  #head = 0;
  #length = 0;
  /** By entry of the ring; `undefined` while the queue is short. */
  #weights: Float64Array | undefined;
  #bytes = 0;

  /** @param maximumBytes key: `ritsem.remote.outbound-queue.maximum-bytes` (256 MiB) */
  constructor(maximumBytes: number, share: PeerShare) {
    this.#maximumBytes = maximumBytes;
    this.#share = share;
    this.#unweighedEntries = Math.min(MOST_UNWEIGHED, Math.max(FEWEST_UNWEIGHED, Math.floor(maximumBytes / UNWEIGHED_ENTRY_BYTES)));
  }

  get length(): number {
    return this.#length;
  }

  /** About what the messages weigh, once the queue is long; 0 before. Unit: bytes. */
  get estimatedBytes(): number {
    return this.#bytes;
  }

  /** Puts an entry at the end. False when the queue is full: it was not put in. `isMandatory` has it put in all the same. */
  push(
    message: unknown,
    sender: ActorRef | undefined,
    recipient: OutboundRecipient,
    serializer: Serializer,
    isMandatory: boolean,
  ): boolean {
    if (this.#length * SLOTS_PER_ENTRY === this.#slots.length) this.#grow();
    const isWeighed = this.#weights !== undefined || this.#length >= this.#unweighedEntries;
    if (isWeighed && !this.#hasRoomFor(message, isMandatory)) return false;
    const slots = this.#slots;
    const at = (this.#head + this.#length * SLOTS_PER_ENTRY) & (slots.length - 1);
    slots[at] = message;
    slots[at + 1] = sender;
    slots[at + 2] = recipient;
    slots[at + 3] = serializer;
    this.#length += 1;
    return true;
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
    if (this.#weights !== undefined) this.#lighten(this.#weights[head / SLOTS_PER_ENTRY]!);
    this.#head = (head + SLOTS_PER_ENTRY) & (slots.length - 1);
    this.#length -= 1;
    if (this.#length > 0) return;
    this.#weights = undefined;
    if (slots.length > INITIAL_ENTRIES * SLOTS_PER_ENTRY * 64) this.#reset(); // a burst must not stay reserved
  }

  /** Weighs what waits, and what comes until the queue is empty: the peer does not keep up, or is not there yet. */
  weigh(): void {
    this.#weights ??= this.#weighAll();
  }

  /** Whether there is room for `message` behind what waits; its weight is noted then. */
  #hasRoomFor(message: unknown, isMandatory: boolean): boolean {
    const weights = (this.#weights ??= this.#weighAll());
    const bytes = estimatedBytes(message);
    if (isMandatory) this.#share.takeMandatory(bytes);
    else if (this.#bytes + bytes > this.#maximumBytes || !this.#share.take(bytes)) return false;
    weights[(this.#head / SLOTS_PER_ENTRY + this.#length) & (weights.length - 1)] = bytes;
    this.#bytes += bytes;
    return true;
  }

  #lighten(bytes: number): void {
    this.#bytes -= bytes;
    this.#share.give(bytes);
  }

  #weighAll(): Float64Array {
    const capacity = this.#slots.length / SLOTS_PER_ENTRY;
    const weights = new Float64Array(capacity);
    const first = this.#head / SLOTS_PER_ENTRY;
    for (let index = 0; index < this.#length; index += 1) {
      const at = (first + index) & (capacity - 1);
      weights[at] = estimatedBytes(this.#slots[at * SLOTS_PER_ENTRY]);
      this.#bytes += weights[at]!;
    }
    this.#share.takeMandatory(this.#bytes);
    return weights;
  }

  #grow(): void {
    const old = this.#slots;
    this.#growWeights();
    const slots = new Array<unknown>(old.length * 2);
    for (let index = 0; index < old.length; index += 1) slots[index] = old[(this.#head + index) & (old.length - 1)];
    this.#slots = slots;
    this.#head = 0;
  }

  #growWeights(): void {
    const old = this.#weights;
    if (old === undefined) return;
    const weights = new Float64Array(old.length * 2);
    const first = this.#head / SLOTS_PER_ENTRY;
    for (let index = 0; index < old.length; index += 1) weights[index] = old[(first + index) & (old.length - 1)]!;
    this.#weights = weights;
  }

  #reset(): void {
    this.#slots = new Array<unknown>(INITIAL_ENTRIES * SLOTS_PER_ENTRY);
    this.#head = 0;
  }
}
