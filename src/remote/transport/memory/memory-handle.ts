import { errorFrom, RingQueue } from "../../../base/index.ts";
import { AlreadyOpenError, type AssociationHandle, ConnectionLostError, type FrameListener, takeFrames } from "../index.ts";
import type { CallLog } from "./call-log.ts";
import type { MemoryCargo, MemoryCarrier, MemoryWay } from "./memory-carrier.ts";

/** What arrives at one end: a block of whole frames, or the orderly end. */
type Arrival = Uint8Array | "end";

/** What lies between the two ends. */
export interface MemoryMedium {
  /** Calls that the network recorded, for tests. */
  readonly callLog: CallLog;
  /** Carries frames and calls between ends. */
  readonly carrier: MemoryCarrier;
  /** Runs `event` after all that was given before, never within this call. */
  enqueue(event: () => void): void;
}

/** What one end is made of. */
export interface MemoryHandleSettings {
  /** The section of the transport, such as `ritsem.remote.memory`. */
  readonly key: string;
  /** This end, for log lines. */
  readonly localEndpoint: string;
  /** Where what is sent goes. */
  readonly way: MemoryWay;
  /** The other end, for log lines. */
  readonly remoteEndpoint: string;
  /** Largest frame this end takes; a larger one ends the connection. Unit: bytes, prefix not counted. */
  readonly maximumFrameBytes: number;
  /** Bytes on their way to the other end above which `write` returns false. */
  readonly highWaterBytes: number;
}

/**
 * One end of a connection inside the process.
 *
 * States: `open`, until `disassociate()`, `abort()`, the other side's end or a frame above the limit; then `ending`, and `closed` when
 * what was underway has left. What arrives before `open()` waits, the end included.
 */
export class MemoryHandle implements AssociationHandle {
  /** The other end, for log lines. */
  readonly remoteEndpoint: string;
  readonly #network: MemoryMedium;
  readonly #settings: MemoryHandleSettings;
  readonly #onClosed: (handle: MemoryHandle) => void;
  readonly #arrived = new RingQueue<Arrival>();
  #other: MemoryHandle | undefined;
  #state: "open" | "ending" | "closed" = "open";
  #listener: FrameListener | undefined;
  #isReported = false;
  #cause: Error | undefined;
  #bytesUnderway = 0;
  #owesWritable = false;
  /** Nothing arrives any more, and this end does not know. */
  #isDeaf = false;

  /** @param onClosed called once, when this end is closed */
  constructor(network: MemoryMedium, settings: MemoryHandleSettings, onClosed: (handle: MemoryHandle) => void) {
    this.remoteEndpoint = settings.remoteEndpoint;
    this.#network = network;
    this.#settings = settings;
    this.#onClosed = onClosed;
  }

  /** Ties the two ends of one connection together. */
  static join(one: MemoryHandle, other: MemoryHandle): void {
    one.#other = other;
    other.#other = one;
  }

  /** See {@link AssociationHandle.open}. */
  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    this.#network.enqueue(() => this.#deliver());
  }

  /** See {@link AssociationHandle.write}. */
  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    this.#log({ kind: "write", block });
    this.#bytesUnderway += block.length;
    this.#send(block);
    if (this.#bytesUnderway <= this.#settings.highWaterBytes) return true;
    this.#owesWritable = true;
    return false;
  }

  /** See {@link AssociationHandle.disassociate}. */
  disassociate(): void {
    if (this.#state !== "open") return;
    this.#log({ kind: "disassociate" });
    this.#send("end");
    this.#close(undefined);
  }

  /** See {@link AssociationHandle.abort}. */
  abort(): void {
    if (this.#state !== "open") return;
    this.#log({ kind: "abort" });
    this.#breakOff(undefined);
  }

  /** Where what is sent goes. */
  get way(): MemoryWay {
    return this.#settings.way;
  }

  /** The network has lost the connection and what was in transit. An end is told if `isHeardBy` holds for its system. */
  lose(isHeardBy: (endpoint: string) => boolean): void {
    const { from, to } = this.way;
    this.#sever(isHeardBy(from));
    if (this.#other !== undefined) this.#other.#sever(isHeardBy(to));
  }

  #sever(isHeard: boolean): void {
    this.#isDeaf = true;
    this.#arrived.clear();
    if (isHeard) this.#close(new ConnectionLostError(this.remoteEndpoint, false));
  }

  /** The process of this end has ended: its owner gets no more events. The other end does if `leavesWord`. */
  die(leavesWord: boolean): void {
    this.#isDeaf = true;
    if (this.#state === "open" && leavesWord) this.#send("break");
    this.#state = "closed";
    this.#isReported = true;
  }

  /** Ends both sides without waiting for what is underway. */
  #breakOff(cause: Error | undefined): void {
    this.#close(cause);
    this.#send("break");
  }

  #log(call: { readonly kind: "write"; readonly block: Uint8Array } | { readonly kind: "disassociate" | "abort" }): void {
    if (this.#network.callLog.isKeeping)
      this.#network.callLog.add({ ...call, from: this.#settings.localEndpoint, to: this.remoteEndpoint });
  }

  #send(cargo: Arrival | "break"): void {
    const other = this.#other;
    if (other === undefined) return;
    let expectedBytes = lengthOf(cargo);
    this.#network.carrier.carry(this.way, cargo, (arrived) => {
      if (other.#isDeaf) return;
      const lostBytes = expectedBytes - lengthOf(arrived); // negative for what comes late or twice
      expectedBytes = 0;
      if (lostBytes !== 0) this.#acknowledge(lostBytes); // otherwise the sender would wait for it forever
      other.#onArrival(arrived);
    });
  }

  #onArrival(cargo: MemoryCargo): void {
    if (cargo === "answer") return;
    if (cargo === "break") {
      this.#arrived.clear();
      this.#close(undefined);
      return;
    }
    this.#arrived.push(cargo);
    this.#deliver();
  }

  /** Hands out all that has arrived, if someone listens. */
  #deliver(): void {
    if (this.#listener === undefined) return;
    for (let arrival = this.#arrived.shift(); arrival !== undefined; arrival = this.#arrived.shift()) {
      if (arrival === "end") this.#close(undefined);
      else this.#handOut(arrival);
    }
    this.#report();
  }

  #handOut(block: Uint8Array): void {
    if (this.#other !== undefined) this.#other.#acknowledge(block.length);
    try {
      takeFrames(block, 0, block.length, true, this.#settings.maximumFrameBytes, this.#onFrame, this.#settings.key);
    } catch (error) {
      this.#breakOff(errorFrom(error));
    }
  }

  readonly #onFrame = (bytes: Uint8Array, start: number, end: number): void => {
    if (this.#state === "open") this.#listener?.onFrame(bytes, start, end); // else discarded, as over TCP; the frame before may have ended it
  };

  #acknowledge(byteCount: number): void {
    this.#bytesUnderway -= byteCount;
    if (!this.#owesWritable || this.#bytesUnderway > 0) return;
    this.#owesWritable = false;
    this.#network.enqueue(() => {
      if (this.#state === "open") this.#listener?.onWritable();
    });
  }

  #close(cause: Error | undefined): void {
    if (this.#state !== "open") return;
    this.#state = "ending";
    this.#cause = cause;
    this.#onClosed(this);
    this.#network.enqueue(() => {
      this.#state = "closed";
      this.#report();
    });
  }

  #report(): void {
    if (this.#state !== "closed" || this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}

function lengthOf(cargo: MemoryCargo): number {
  return typeof cargo === "string" ? 0 : cargo.length;
}
