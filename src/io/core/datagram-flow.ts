import { RingQueue } from "../../base/index.ts";
import type { EndPoint } from "../message/end-point.ts";

/** A datagram that was received. */
export interface Datagram {
  readonly data: Uint8Array;
  readonly sender: EndPoint;
}

/** What an operating system keeps of datagrams that are not read; Node has no way to leave them there. */
const HELD_BYTES = 212_992;

/** The datagrams of a socket: passed on, or held while reading is suspended. Those beyond what an operating system would keep are lost. */
export class DatagramFlow {
  readonly #maximumBytes: number;
  readonly #held = new RingQueue<Datagram>();
  #heldBytes = 0;
  #isOpen = true;

  /** `maximumBytes`: of a datagram; the rest of it is lost. */
  constructor(maximumBytes: number) {
    this.#maximumBytes = maximumBytes;
  }

  suspend(): void {
    this.#isOpen = false;
  }

  resume(): void {
    this.#isOpen = true;
  }

  /** Adds a datagram; false if it is lost. */
  add({ data, sender }: Datagram): boolean {
    const kept = data.length <= this.#maximumBytes ? data : data.subarray(0, this.#maximumBytes);
    if (this.#heldBytes + kept.length > HELD_BYTES) return false;
    this.#heldBytes += kept.length;
    this.#held.push({ data: kept, sender });
    return true;
  }

  /** The next datagram to pass on; `undefined` if there is none, or if none is wanted. */
  take(): Datagram | undefined {
    if (!this.#isOpen) return undefined;
    const next = this.#held.shift();
    this.#heldBytes -= next?.data.length ?? 0;
    return next;
  }
}
