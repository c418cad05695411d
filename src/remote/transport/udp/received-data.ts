import { RingQueue } from "../../../base/index.ts";
import { DATAGRAM_COST_BYTES } from "./datagram.ts";

/** So much may wait to be read: a peer that keeps to the same window has less on the way. Count of windows. */
const MOST_UNREAD_WINDOWS = 4;
/** Count. */
const ACKS_PER_WINDOW = 4;

/**
 * Which data of one direction is taken, and what is confirmed. Data is taken in the order of its numbers: what arrives twice, or after a later
 * one, is dropped, and so is all that arrives before the first.
 */
export class ReceivedData {
  readonly #windowBytes: number;
  /** What has been taken and not read yet. */
  readonly #unread = new RingQueue<{ readonly number: number; readonly cost: number }>();
  #unreadCost = 0;
  #takenNumber = 0;
  #readNumber = 0;
  #costSinceAck = 0;

  constructor(windowBytes: number) {
    this.#windowBytes = windowBytes;
  }

  /** Up to which number everything is read, or lost. */
  get readNumber(): number {
    return this.#readNumber;
  }

  /** Whether the datagram with `number` is taken now. */
  take(number: number, byteCount: number): boolean {
    if (number <= this.#takenNumber || (this.#takenNumber === 0 && number !== 1)) return false;
    const cost = byteCount + DATAGRAM_COST_BYTES;
    if (this.#unread.length > 0 && this.#unreadCost + cost > MOST_UNREAD_WINDOWS * this.#windowBytes) return false;
    this.#takenNumber = number;
    this.#unread.push({ number, cost });
    this.#unreadCost += cost;
    return true;
  }

  /** The oldest datagram that was taken has been read. Returns whether it is time to confirm. */
  onRead(): boolean {
    const read = this.#unread.shift();
    if (read === undefined) return false;
    this.#unreadCost -= read.cost;
    this.#costSinceAck += read.cost;
    this.#readNumber = read.number;
    if (read.number !== 1 && this.#costSinceAck < this.#windowBytes / ACKS_PER_WINDOW) return false;
    this.#costSinceAck = 0;
    return true;
  }

  /** The peer has sent data up to `number`: what of it has not arrived is lost, unless some waits to be read. */
  onProbe(number: number): void {
    if (this.#takenNumber === 0 || this.#unread.length > 0 || number <= this.#takenNumber) return;
    this.#takenNumber = number;
    this.#readNumber = number;
  }
}
