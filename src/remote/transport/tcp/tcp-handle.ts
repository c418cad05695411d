import { errorFrom } from "../../../base/index.ts";
import type { Socket } from "node:net";
import type { Address } from "../../../actor/index.ts";
import type { CancelTimer, Timers } from "../../../platform/index.ts";
import type { IncomingBytes } from "./incoming-bytes.ts";
import {
  AlreadyOpenError,
  type AssociationHandle,
  ConnectionLostError,
  FrameAssembler,
  PREFIX_BYTES,
  type FrameListener,
  type ReadTurns,
  type ReceiveRoom,
  type SpareBuffer,
  swapPrefixes,
  UnfinishedFrameError,
  socketErrorCode,
  type TurnTaker,
} from "../index.ts";

/** Unit: bytes. */
const LITTLE_BYTES = 2048;

/** What a handle needs to know of its transport. */
export interface TcpHandleSettings {
  /** The section of the transport, such as `akka.remote.dot-netty.tcp`. */
  readonly key: string;
  readonly isLittleEndian: boolean;
  readonly maximumFrameBytes: number;
  readonly highWaterBytes: number;
  readonly lowWaterBytes: number;
  /** How long an ending connection may take to send what waits and to see the peer close. Unit: ms. */
  readonly flushWaitMs: number;
  /** Unit: bytes, prefix not counted. Key: `ritsem.remote.connections.first-frame-maximum-bytes` (8 KiB). */
  readonly firstFrameBytes: number | undefined;
}

/** What a handle shares with the others of its transport. */
export interface TcpHandleContext {
  readonly timers: Timers;
  readonly turns: ReadTurns;
  readonly spareBuffer: SpareBuffer;
  /** Where bytes that wait are noted; `onReclaim` is called when they must not wait any longer. */
  openReceiveRoom(onReclaim: () => void): ReceiveRoom;
  /** The error to report for one of the socket, if it is not that the connection was lost. */
  explain?(error: Error, remoteEndpoint: string): Error | undefined;
  /** Why the peer at the other end of `socket` may not have that address; `undefined` if it may. */
  refusalOf?(socket: Socket, remoteEndpoint: string, claimed: Address): Error | undefined;
  /** Called once, when nothing of the connection is left. */
  onClosed(handle: TcpHandle): void;
}

/**
 * One TCP connection.
 *
 * States: `open` takes writes and hands out frames. `ending` follows `disassociate()` or the peer's end of stream: what was written
 * still leaves, whatever arrives is discarded, and the socket is destroyed after `flushWaitMs` at the latest. `closed` follows the
 * socket's end from any state, and is where `abort()` and a frame above the limit lead at once.
 */
export class TcpHandle implements AssociationHandle, TurnTaker {
  readonly remoteEndpoint: string;
  readonly #socket: Socket;
  readonly #reads: IncomingBytes;
  readonly #settings: TcpHandleSettings;
  readonly #context: TcpHandleContext;
  readonly #turns: ReadTurns;
  readonly #room: ReceiveRoom;
  readonly #assembler: FrameAssembler;
  #state: "open" | "ending" | "closed" = "open";
  #listener: FrameListener | undefined;
  #cause: Error | undefined;
  #isReported = false;
  #owesWritable = false;
  #cancelFlushWait: CancelTimer = () => {};
  /** What was read from the socket and waits for the next turn. */
  #pending: Uint8Array | undefined;
  #pendingRoomBytes = 0;
  #turnNumber = -1;
  #framesThisTurn = 0;
  #bytesThisTurn = 0;

  constructor(socket: Socket, remoteEndpoint: string, settings: TcpHandleSettings, context: TcpHandleContext, reads: IncomingBytes) {
    this.remoteEndpoint = remoteEndpoint;
    this.#socket = socket;
    this.#reads = reads;
    this.#settings = settings;
    this.#context = context;
    this.#turns = context.turns;
    this.#room = context.openReceiveRoom(() => this.#onReclaim());
    // INTEROP: an Akka.NET system sends frames of up to maximum-frame-size and reads those of 4 bytes less, so that it cannot read its own largest.
    this.#assembler = new FrameAssembler(settings.isLittleEndian, settings.maximumFrameBytes + PREFIX_BYTES, settings.key, {
      firstFrameBytes: settings.firstFrameBytes,
      onRoom: (changeBytes) => this.#noteRoom(changeBytes),
      spare: context.spareBuffer,
    });
    socket.on("error", this.#onError);
    socket.on("end", this.#onEnd);
    socket.on("close", this.#onClose);
  }

  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    if (this.#state === "closed") queueMicrotask(() => this.#report());
    else if (this.#state === "open") this.#reads.start(this.#socket, (bytes) => this.#read(bytes));
  }

  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    if (!this.#settings.isLittleEndian) swapPrefixes(block);
    this.#socket.write(block, this.#onSent);
    if (this.#socket.writableLength <= this.#settings.highWaterBytes) return true;
    this.#owesWritable = true;
    return false;
  }

  /** The kernel mostly takes a block while it is written. */
  get hasSentAll(): boolean {
    return this.#socket.writableLength === 0;
  }

  disassociate(): void {
    if (this.#state === "open") this.#end();
  }

  abort(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#forgetReceived();
    this.#socket.destroy();
  }

  refusalOf(claimed: Address): Error | undefined {
    return this.#context.refusalOf?.(this.#socket, this.remoteEndpoint, claimed);
  }

  readOn(): void {
    const pending = this.#pending;
    this.#forgetPending();
    if (this.#state !== "open") return;
    if (pending !== undefined) this.#read(pending);
    if (this.#pending === undefined && this.#state === "open") this.#socket.resume();
  }

  /** INTEROP: half-closes, discards what still arrives and waits for the peer, as Akka.NET does. */
  #end(): void {
    this.#state = "ending";
    this.#forgetReceived();
    this.#reads.stop(this.#socket);
    this.#socket.end();
    this.#socket.resume(); // unread bytes would hide the peer's end and turn our close into a reset
    this.#cancelFlushWait = this.#context.timers.once(this.#settings.flushWaitMs, () => this.#socket.destroy());
  }

  /** Reads as much of `bytes` as this turn allows, and has the rest, or the socket, wait for the next one. */
  #read(bytes: Uint8Array): void {
    const turns = this.#turns;
    if (this.#turnNumber !== turns.number) {
      this.#turnNumber = turns.number;
      this.#framesThisTurn = 0;
      this.#bytesThisTurn = 0;
    }
    // Each connection may read so little in any turn: to begin another one for each single message takes longer than to read it.
    if (bytes.length > LITTLE_BYTES || this.#framesThisTurn >= turns.step) turns.note();
    try {
      let taken = this.#readInTurn(bytes);
      if (taken < bytes.length && this.#state === "open" && !this.#keepForLater(bytes, taken)) {
        taken = this.#assembler.push(bytes, this.#onFrame, undefined, taken);
      }
      this.#bytesThisTurn += taken;
    } catch (error) {
      this.#cause ??= errorFrom(error);
      this.abort();
      return;
    }
    if (this.#state !== "open") return;
    if (this.#pending === undefined && !turns.isEnough(this.#bytesThisTurn, this.#framesThisTurn)) return;
    this.#socket.pause();
    turns.wait(this);
  }

  /** Returns how many of `bytes` were read. All parts are read from the same array, because lookups keep a view of the array at hand. */
  #readInTurn(bytes: Uint8Array): number {
    const turns = this.#turns;
    const end = Math.min(bytes.length, Math.max(0, turns.bytesPerTurn - this.#bytesThisTurn));
    let taken = 0;
    while (taken < end && this.#framesThisTurn < turns.share) {
      const mostFrames = Math.min(turns.step, turns.share - this.#framesThisTurn);
      taken = this.#assembler.push(bytes, this.#onFrame, mostFrames, taken, end);
      if (taken < end && turns.isOver) break;
    }
    return taken;
  }

  /** False if unread bytes of all peers together have reached their limit: then these are read now, even if others must wait. */
  #keepForLater(bytes: Uint8Array, taken: number): boolean {
    const { byteLength } = bytes.buffer;
    if (!this.#room.take(byteLength)) return false;
    this.#pending = this.#reads.keep(bytes, taken);
    this.#pendingRoomBytes = byteLength;
    return true;
  }

  #forgetPending(): void {
    this.#pending = undefined;
    this.#room.give(this.#pendingRoomBytes);
    this.#pendingRoomBytes = 0;
  }

  #forgetReceived(): void {
    this.#forgetPending();
    this.#assembler.clear();
  }

  #noteRoom(changeBytes: number): void {
    if (changeBytes < 0) this.#room.give(-changeBytes);
    else this.#room.takeMandatory(changeBytes);
  }

  /** Of all connections this one has waited longest for the rest of a frame, and together they keep too much. */
  #onReclaim(): void {
    this.#cause ??= new UnfinishedFrameError(this.remoteEndpoint, this.#assembler.pendingBytes);
    this.abort();
  }

  readonly #onFrame = (bytes: Uint8Array, start: number, end: number): void => {
    this.#framesThisTurn += 1;
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
    this.#cause ??=
      this.#context.explain?.(error, this.remoteEndpoint) ??
      new ConnectionLostError(this.remoteEndpoint, socketErrorCode(error) === "ECONNRESET", { cause: error });
  };

  readonly #onClose = (): void => {
    this.#state = "closed";
    this.#forgetReceived();
    this.#cancelFlushWait();
    this.#context.onClosed(this);
    this.#report();
  };

  #report(): void {
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}
