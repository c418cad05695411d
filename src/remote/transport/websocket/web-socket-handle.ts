import type { Address } from "../../../actor/index.ts";
import type { CancelTimer, Platform } from "../../../platform/index.ts";
import {
  AlreadyOpenError,
  type AssociationHandle,
  BlockReader,
  type BlockReaderContext,
  type BlockReaderSettings,
  ConnectionLostError,
  type FrameListener,
  FrameTooLargeError,
} from "../index.ts";
import { WebSocketClosedError, WebSocketViolationError } from "./errors.ts";
import { CLOSE_CODES, type MessageSocket, type MessageSocketEvents, type SocketEnd } from "./message-socket.ts";
import { sendAsMessages } from "./messages-of.ts";

/** What a handle needs to know of its transport. */
export interface WebSocketHandleSettings extends BlockReaderSettings {
  readonly highWaterBytes: number;
  readonly lowWaterBytes: number;
  /** How long an ending connection may take to send what waits and to see the peer close. Unit: ms. */
  readonly flushWaitMs: number;
}

/** What a handle shares with the others of its transport. */
export interface WebSocketHandleContext extends Pick<BlockReaderContext, "turns" | "openReceiveRoom"> {
  readonly platform: Platform;
  /** Called once, when nothing of the connection is left. */
  onClosed(handle: WebSocketHandle): void;
}

/**
 * One WebSocket. Each binary message is a sequence of whole frames, each a u32 little-endian length and that many bytes.
 *
 * States: `open` takes writes and hands out frames. `ending` follows `disassociate()` and what breaks the rules: what was written still
 * leaves, whatever arrives is discarded, and the socket is terminated after `flushWaitMs` at the latest. `ended` follows the end of the
 * socket while it was open: what had arrived is still read, in its turn. `closed` follows that and the end of the socket from any other
 * state, and is where `abort()` leads at once.
 */
export class WebSocketHandle implements AssociationHandle, MessageSocketEvents {
  readonly remoteEndpoint: string;
  readonly #socket: MessageSocket;
  readonly #settings: WebSocketHandleSettings;
  readonly #context: WebSocketHandleContext;
  readonly #reader: BlockReader;
  #state: "open" | "ending" | "ended" | "closed" = "open";
  #listener: FrameListener | undefined;
  #isSocketClosed = false;
  #isReported = false;
  #cause: Error | undefined;
  #owesWritable = false;
  #cancelFlushWait: CancelTimer = () => {};

  constructor(socket: MessageSocket, settings: WebSocketHandleSettings, context: WebSocketHandleContext) {
    this.remoteEndpoint = socket.remoteEndpoint;
    this.#socket = socket;
    this.#settings = settings;
    this.#context = context;
    const { turns } = context;
    const reading: BlockReaderContext = {
      turns,
      openReceiveRoom: (onReclaim) => context.openReceiveRoom(onReclaim),
      onFrame: (bytes, start, end) => this.#listener?.onFrame(bytes, start, end),
      onBusy: () => socket.pause(),
      onIdle: () => (this.#isSocketClosed ? this.#finish() : socket.resume()),
      onFailure: (error) => this.#onViolation(error),
    };
    this.#reader = new BlockReader(settings, reading, () => new WebSocketViolationError(this.remoteEndpoint, ENDS_WITHIN_A_FRAME));
    socket.attach(this);
  }

  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    queueMicrotask(() => {
      this.#reader.start();
      if (this.#isSocketClosed && this.#reader.isIdle) this.#finish();
    });
    if (!this.#isSocketClosed) this.#socket.resume();
  }

  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    sendAsMessages(block, this.#send);
    if (this.#socket.bufferedBytes <= this.#settings.highWaterBytes) return true;
    this.#owesWritable = true;
    return false;
  }

  disassociate(): void {
    if (this.#state === "open") this.#end(CLOSE_CODES.inOrder, "");
    else if (this.#state === "ended") this.abort();
  }

  refusalOf(claimed: Address): Error | undefined {
    return this.#socket.refusalOf?.(claimed);
  }

  abort(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#reader.end();
    if (this.#isSocketClosed) queueMicrotask(() => this.#finish());
    else this.#socket.terminate();
  }

  onMessage(bytes: Uint8Array): void {
    if (this.#state === "open") this.#reader.push(bytes);
  }

  onSent(): void {
    if (!this.#owesWritable || this.#state !== "open" || this.#socket.bufferedBytes > this.#settings.lowWaterBytes) return;
    this.#owesWritable = false;
    this.#listener?.onWritable();
  }

  onClosed(end: SocketEnd): void {
    this.#isSocketClosed = true;
    this.#cancelFlushWait();
    if (this.#state === "open") {
      this.#cause = causeOf(end, this.remoteEndpoint);
      this.#state = "ended";
    }
    if (this.#listener === undefined) this.#context.onClosed(this);
    else if (this.#state !== "ended" || this.#reader.isIdle) this.#finish();
  }

  #onViolation(error: Error): void {
    this.#cause ??= error;
    if (this.#isSocketClosed) return this.#finish();
    const isTooLarge = error instanceof FrameTooLargeError;
    this.#end(isTooLarge ? CLOSE_CODES.tooLarge : CLOSE_CODES.notFrames, isTooLarge ? "frame too large" : ENDS_WITHIN_A_FRAME);
  }

  #end(code: number, reason: string): void {
    this.#state = "ending";
    this.#reader.end();
    this.#socket.close(code, reason);
    this.#socket.resume(); // otherwise the peer's answer would not be seen
    this.#cancelFlushWait = this.#context.platform.timers.once(this.#settings.flushWaitMs, () => this.#socket.terminate());
  }

  readonly #send = (message: Uint8Array): void => this.#socket.send(message);

  /** Nothing comes any more. */
  #finish(): void {
    this.#state = "closed";
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#context.onClosed(this);
    this.#listener.onDisassociated(this.#cause);
  }
}

const ENDS_WITHIN_A_FRAME = "sent a message that ends within a frame";

function causeOf(end: SocketEnd, peer: string): Error | undefined {
  switch (end.kind) {
    case "in-order":
      return undefined;
    case "closed":
      return new WebSocketClosedError(peer, end.code, end.reason);
    case "lost":
      return new ConnectionLostError(peer, false, { cause: end.cause });
    case "violation":
      return new WebSocketViolationError(peer, end.what);
  }
}
