import type { Socket } from "node:net";
import type { CancelTimer, Timers } from "../../../platform/index.ts";
import {
  AlreadyOpenError,
  type AssociationHandle,
  ConnectionLostError,
  FrameAssembler,
  type FrameListener,
  swapPrefixes,
} from "../index.ts";
import { socketErrorCode } from "./socket-failure.ts";

/** What a handle needs to know of its transport. */
export interface TcpHandleSettings {
  readonly isLittleEndian: boolean;
  readonly maximumFrameBytes: number;
  readonly highWaterBytes: number;
  readonly lowWaterBytes: number;
  /** How long an ending connection may take to send what waits and to see the peer close. Unit: ms. */
  readonly flushWaitMs: number;
}

/**
 * One TCP connection.
 *
 * States: `open` takes writes and hands out frames. `ending` follows `disassociate()` or the peer's end of stream: what was written
 * still leaves, whatever arrives is discarded, and the socket is destroyed after `flushWaitMs` at the latest. `closed` follows the
 * socket's end from any state, and is where `abort()` and a frame above the limit lead at once.
 */
export class TcpHandle implements AssociationHandle {
  readonly remoteEndpoint: string;
  readonly #socket: Socket;
  readonly #settings: TcpHandleSettings;
  readonly #timers: Timers;
  readonly #onClosed: (handle: TcpHandle) => void;
  readonly #assembler: FrameAssembler;
  #state: "open" | "ending" | "closed" = "open";
  #listener: FrameListener | undefined;
  #cause: Error | undefined;
  #isReported = false;
  #owesWritable = false;
  #cancelFlushWait: CancelTimer = () => {};

  /** @param onClosed called once, when nothing of the connection is left */
  constructor(socket: Socket, remoteEndpoint: string, settings: TcpHandleSettings, timers: Timers, onClosed: (handle: TcpHandle) => void) {
    this.remoteEndpoint = remoteEndpoint;
    this.#socket = socket;
    this.#settings = settings;
    this.#timers = timers;
    this.#onClosed = onClosed;
    this.#assembler = new FrameAssembler(settings.isLittleEndian, settings.maximumFrameBytes);
    socket.on("error", this.#onError);
    socket.on("end", this.#onEnd);
    socket.on("close", this.#onClose);
  }

  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    if (this.#state === "closed") queueMicrotask(() => this.#report());
    else if (this.#state === "open") this.#socket.on("data", this.#onData); // starts the flow; until now the kernel kept the bytes
  }

  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    if (!this.#settings.isLittleEndian) swapPrefixes(block);
    this.#socket.write(block, this.#onSent);
    if (this.#socket.writableLength <= this.#settings.highWaterBytes) return true;
    this.#owesWritable = true;
    return false;
  }

  disassociate(): void {
    if (this.#state === "open") this.#end();
  }

  abort(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#socket.destroy();
  }

  /** INTEROP: half-closes, discards what still arrives and waits for the peer, as Akka.NET does. */
  #end(): void {
    this.#state = "ending";
    this.#socket.removeListener("data", this.#onData);
    this.#socket.end();
    this.#socket.resume(); // unread bytes would hide the peer's end and turn our close into a reset
    this.#cancelFlushWait = this.#timers.once(this.#settings.flushWaitMs, () => this.#socket.destroy());
  }

  readonly #onData = (chunk: Buffer): void => {
    try {
      // A plain array: upwards `slice` must copy, and one shape is faster than two.
      this.#assembler.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength), this.#onFrame);
    } catch (error) {
      this.#cause ??= error instanceof Error ? error : new Error(String(error));
      this.abort();
    }
  };

  readonly #onFrame = (bytes: Uint8Array, start: number, end: number): void => {
    if (this.#state === "open") this.#listener?.onFrame(bytes, start, end); // the frame before may have ended it
  };

  readonly #onSent = (): void => {
    if (!this.#owesWritable || this.#state !== "open" || this.#socket.writableLength > this.#settings.lowWaterBytes) return;
    this.#owesWritable = false;
    this.#listener?.onWritable();
  };

  readonly #onEnd = (): void => {
    if (this.#state === "open") this.#end();
    this.#report();
  };

  readonly #onError = (error: Error): void => {
    if (this.#state !== "open") return; // what breaks after the end of the association changes nothing
    this.#cause ??= new ConnectionLostError(this.remoteEndpoint, socketErrorCode(error) === "ECONNRESET", { cause: error });
  };

  readonly #onClose = (): void => {
    this.#state = "closed";
    this.#cancelFlushWait();
    this.#onClosed(this);
    this.#report();
  };

  #report(): void {
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}
