import type { CancelTimer, Timers } from "../../../platform/index.ts";
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
import { bareDatagram, DATA_HEADER_BYTES, type Datagram, datagramWithNumber, KIND, type Token, unnumberedData } from "./datagram.ts";
import { sendAsGroups } from "./data-of.ts";
import { UdpViolationError } from "./errors.ts";
import { ReceivedData } from "./received-data.ts";
import { SendWindow } from "./send-window.ts";

/** What a handle needs to know of its transport. */
export interface UdpHandleSettings extends BlockReaderSettings {
  readonly maximumPayloadBytes: number;
  readonly resendIntervalMs: number;
  readonly sendWindowBytes: number;
  readonly highWaterBytes: number;
  readonly lowWaterBytes: number;
  /** How long an ending connection may take to send what waits and to have its end confirmed. Unit: ms. */
  readonly flushWaitMs: number;
}

/** What a handle shares with the others of its transport. */
export interface UdpHandleContext extends Pick<BlockReaderContext, "turns" | "openReceiveRoom"> {
  readonly timers: Timers;
}

/** The way to the peer. */
export interface DatagramPath {
  /** For log lines. */
  readonly remoteEndpoint: string;
  /** What the peer knows this connection by. */
  readonly peerToken: Token;
  /** Sends a datagram, which may be lost. */
  send(datagram: Uint8Array): void;
  /** Called once: the connection is over, and nothing is sent any more. */
  close(): void;
}

/**
 * One connection by datagrams.
 *
 * States: `open` takes writes and hands out frames. `ending` follows `disassociate()`: what was written still leaves, then the peer is told
 * and told again until it confirms, for `flushWaitMs` at most; whatever arrives is discarded. `ended` follows the peer's end: what has arrived
 * is still read, in its turn. `closed` follows all of them, and is where `abort()` and what breaks the rules lead at once.
 */
export class UdpHandle implements AssociationHandle {
  readonly remoteEndpoint: string;
  readonly #path: DatagramPath;
  readonly #settings: UdpHandleSettings;
  readonly #timers: Timers;
  readonly #reader: BlockReader;
  readonly #window: SendWindow;
  readonly #received: ReceivedData;
  #state: "open" | "ending" | "ended" | "closed" = "open";
  #listener: FrameListener | undefined;
  #cause: Error | undefined;
  #isReported = false;
  #owesWritable = false;
  #cancelResend: CancelTimer | undefined;
  #cancelFlushWait: CancelTimer = () => {};

  constructor(path: DatagramPath, settings: UdpHandleSettings, context: UdpHandleContext) {
    this.remoteEndpoint = path.remoteEndpoint;
    this.#path = path;
    this.#settings = settings;
    this.#timers = context.timers;
    this.#window = new SendWindow(settings.sendWindowBytes, (datagram) => path.send(datagram));
    this.#received = new ReceivedData(settings.sendWindowBytes);
    const reading: BlockReaderContext = {
      turns: context.turns,
      openReceiveRoom: (onReclaim) => context.openReceiveRoom(onReclaim),
      onFrame: (bytes, start, end) => this.#listener?.onFrame(bytes, start, end),
      onBlock: () => this.#received.onRead() && this.#acknowledge(),
      onIdle: () => this.#onIdle(),
      onFailure: (error) => this.#break(error instanceof FrameTooLargeError ? this.#tooLarge(error) : error),
    };
    this.#reader = new BlockReader(settings, reading, () => new UdpViolationError(this.remoteEndpoint, ENDS_WITHIN_A_FRAME));
  }

  /** The frames of a datagram have its limit. */
  #tooLarge({ frameBytes, limitBytes }: FrameTooLargeError): Error {
    return new FrameTooLargeError(frameBytes, limitBytes, true, this.#settings.key, "maximum-payload-bytes");
  }

  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    queueMicrotask(() => {
      this.#reader.start();
      if (this.#state === "closed") this.#report();
      else this.#onIdle();
    });
  }

  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    const { peerToken } = this.#path;
    sendAsGroups(block, this.#settings.maximumPayloadBytes - DATA_HEADER_BYTES, (frames) =>
      this.#window.push(unnumberedData(peerToken, frames)),
    );
    if (this.#window.isUsedUp) this.#break(new ConnectionLostError(this.remoteEndpoint, false));
    this.#resendSoon();
    if (this.#window.waitingBytes <= this.#settings.highWaterBytes) return true;
    this.#owesWritable = true;
    return false;
  }

  disassociate(): void {
    if (this.#state === "ended") return this.#close();
    if (this.#state !== "open") return;
    this.#state = "ending";
    this.#reader.end();
    this.#cancelFlushWait = this.#timers.once(this.#settings.flushWaitMs, () => this.#close());
    this.#tellEnd();
    this.#resendSoon();
  }

  abort(): void {
    if (this.#state === "closed") return;
    if (this.#state !== "ended") this.#path.send(bareDatagram(KIND.gone, this.#path.peerToken));
    this.#close();
  }

  /** A datagram with this connection's token; `bytes` belong to the handle. */
  onDatagram({ kind, number }: Datagram, bytes: Uint8Array): void {
    switch (kind) {
      case KIND.data:
        return this.#onData(number, bytes);
      case KIND.ack:
        return this.#onAcknowledged(number);
      case KIND.probe:
        this.#received.onProbe(number);
        return this.#acknowledge();
      case KIND.close:
        this.#path.send(bareDatagram(KIND.closed, this.#path.peerToken));
        return this.#onPeerEnded(undefined);
      case KIND.closed:
        return this.#state === "ending" ? this.#close() : undefined;
      case KIND.gone:
        return this.#onPeerEnded(new ConnectionLostError(this.remoteEndpoint, false));
      default:
        return undefined; // a late datagram of the opening
    }
  }

  /** The operating system says that nothing is there any more. */
  onLost(cause: Error): void {
    this.#onPeerEnded(new ConnectionLostError(this.remoteEndpoint, false, { cause }));
  }

  #onData(number: number, bytes: Uint8Array): void {
    if (this.#state === "ending") return this.#path.send(datagramWithNumber(KIND.ack, this.#path.peerToken, number)); // it is discarded
    if (this.#state !== "open") return;
    if (this.#received.take(number, bytes.length)) this.#reader.push(bytes.subarray(DATA_HEADER_BYTES));
    else if (number === 1 && this.#received.readNumber > 0) this.#acknowledge(); // the confirmation was lost
  }

  #acknowledge(): void {
    this.#path.send(datagramWithNumber(KIND.ack, this.#path.peerToken, this.#received.readNumber));
  }

  #onAcknowledged(number: number): void {
    this.#window.confirm(number);
    if (this.#state === "ending") return this.#tellEnd();
    if (!this.#owesWritable || this.#state !== "open" || this.#window.waitingBytes > this.#settings.lowWaterBytes) return;
    this.#owesWritable = false;
    this.#listener?.onWritable();
  }

  #onPeerEnded(cause: Error | undefined): void {
    if (this.#state === "ending") return this.#close();
    if (this.#state !== "open") return;
    this.#state = "ended";
    this.#cause = cause;
    this.#window.clear();
    this.#cancelResend?.();
    this.#onIdle();
  }

  /** After the peer's end, and the last frame before it, nothing comes any more. Without a listener, frames are not read yet. */
  #onIdle(): void {
    if (this.#state !== "ended") return;
    if (this.#listener === undefined) this.#path.close();
    else if (this.#reader.isIdle) this.#close();
  }

  /** As soon as everything that was written has left. */
  #tellEnd(): void {
    if (this.#window.isEmpty) this.#path.send(bareDatagram(KIND.close, this.#path.peerToken));
  }

  /** Of data only the first datagram is ever sent again; what else may be lost are confirmations, which are asked for. */
  #resendSoon(): void {
    const isNeeded = this.#state === "ending" || (this.#state === "open" && this.#window.isStalled);
    if (!isNeeded || this.#cancelResend !== undefined) return;
    this.#cancelResend = this.#timers.once(this.#settings.resendIntervalMs, () => {
      this.#cancelResend = undefined;
      if (!this.#window.resendFirst() && this.#window.isStalled) {
        this.#path.send(datagramWithNumber(KIND.probe, this.#path.peerToken, this.#window.sentNumber));
      }
      if (this.#state === "ending") this.#tellEnd();
      this.#resendSoon();
    });
  }

  #break(error: Error): void {
    this.#cause ??= error;
    this.abort();
  }

  #close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#reader.end();
    this.#window.clear();
    this.#cancelResend?.();
    this.#cancelFlushWait();
    this.#path.close();
    queueMicrotask(() => this.#report());
  }

  #report(): void {
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}

const ENDS_WITHIN_A_FRAME = "sent a datagram that ends within a frame";
