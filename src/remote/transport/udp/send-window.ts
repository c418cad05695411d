import { RingQueue } from "../../../base/index.ts";
import { DATAGRAM_COST_BYTES, LARGEST_NUMBER, writeNumber } from "./datagram.ts";

/**
 * The data of one direction: what waits, and what is on the way. Data leaves while less than a window is on the way, so that a peer that reads
 * slowly is not sent more than its socket keeps. The first datagram, which is that of a handshake, is alone on the way until it is confirmed.
 */
export class SendWindow {
  readonly #windowBytes: number;
  readonly #send: (datagram: Uint8Array) => void;
  readonly #waiting = new RingQueue<Uint8Array>();
  /** The cost of each datagram that is on the way. */
  readonly #onTheWay = new RingQueue<number>();
  #waitingBytes = 0;
  #costOnTheWay = 0;
  #sentNumber = 0;
  #confirmedNumber = 0;
  #first: Uint8Array | undefined;

  constructor(windowBytes: number, send: (datagram: Uint8Array) => void) {
    this.#windowBytes = windowBytes;
    this.#send = send;
  }

  /** Of datagrams that have not left. Unit: bytes. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Nothing waits. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Something waits for a confirmation, which may be lost. */
  get isStalled(): boolean {
    return this.#first !== undefined || this.#waiting.length > 0;
  }

  /** The number of the latest datagram that has left; 0 if none has. */
  get sentNumber(): number {
    return this.#sentNumber;
  }

  /** All numbers are used: a connection ends after four billion datagrams. */
  get isUsedUp(): boolean {
    return this.#sentNumber === LARGEST_NUMBER;
  }

  /** Sends `datagram`, which has no number yet, as soon as the window allows it. */
  push(datagram: Uint8Array): void {
    this.#waiting.push(datagram);
    this.#waitingBytes += datagram.length;
    this.#pump();
  }

  /** The peer has read, or missed, everything up to `number`. What was never sent cannot be confirmed. */
  confirm(number: number): void {
    if (number <= this.#confirmedNumber || number > this.#sentNumber) return;
    this.#first = undefined;
    for (; this.#confirmedNumber < number; this.#confirmedNumber += 1) this.#costOnTheWay -= this.#onTheWay.shift() ?? 0;
    this.#pump();
  }

  /** Sends the first datagram again if it has not been confirmed. Returns whether that was so. */
  resendFirst(): boolean {
    if (this.#first === undefined) return false;
    this.#send(this.#first);
    return true;
  }

  /** Forgets everything. */
  clear(): void {
    this.#waiting.clear();
    this.#waitingBytes = 0;
    this.#first = undefined;
  }

  #pump(): void {
    for (let next = this.#waiting.peek(); next !== undefined; next = this.#waiting.peek()) {
      const cost = next.length + DATAGRAM_COST_BYTES;
      const isAlone = this.#onTheWay.length === 0;
      if (!isAlone && (this.#first !== undefined || this.#costOnTheWay + cost > this.#windowBytes)) return;
      if (this.isUsedUp) return;
      this.#waiting.shift();
      this.#waitingBytes -= next.length;
      this.#sentNumber += 1;
      if (this.#sentNumber === 1) this.#first = next;
      this.#onTheWay.push(cost);
      this.#costOnTheWay += cost;
      writeNumber(next, this.#sentNumber);
      this.#send(next);
    }
  }
}
