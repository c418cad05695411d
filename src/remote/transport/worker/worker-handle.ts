import {
  AlreadyOpenError,
  type AssociationHandle,
  BlockReader,
  type BlockReaderContext,
  type BlockReaderSettings,
  ConnectionLostError,
  type FrameListener,
} from "../index.ts";
import type { Conversation, ConversationEvents } from "./conversation.ts";
import { WorkerViolationError } from "./errors.ts";

/** What a handle needs to know of its transport and of its peer's. */
export interface WorkerHandleSettings extends BlockReaderSettings {
  readonly highWaterBytes: number;
  readonly lowWaterBytes: number;
  /** The peer's low mark: it must learn of so many read bytes, or it would wait forever. */
  readonly peerLowWaterBytes: number;
}

/** What a handle shares with the others of its transport. */
export interface WorkerHandleContext extends Pick<BlockReaderContext, "turns" | "openReceiveRoom"> {
  /** Called once, when nothing of the connection is left. */
  onClosed(handle: WorkerHandle): void;
}

/** The last message of a side that ends a connection in order. */
const END = "end";
/** Smaller blocks are copied by Node, since moving a buffer costs more; measured: equal at about 2 KiB. Unit: bytes. */
const SMALLEST_MOVED_BYTES = 2048;

/**
 * One connection between two threads. A posted value is a block of whole frames, each a u32 little-endian length and that many bytes; or the
 * number of bytes that the sender of this value has read since the last one; or `"end"`.
 *
 * States: `open` takes writes and hands out frames. `ending` follows `disassociate()`, the peer's end, and what breaks the rules: the port is
 * closed, and what was posted before still arrives. `closed` follows the end of the port, which is also that of the other thread.
 */
export class WorkerHandle implements AssociationHandle, ConversationEvents {
  readonly remoteEndpoint: string;
  readonly #conversation: Conversation;
  readonly #settings: WorkerHandleSettings;
  readonly #context: WorkerHandleContext;
  readonly #acknowledgeEveryBytes: number;
  readonly #reader: BlockReader;
  #state: "open" | "ending" | "closed" = "open";
  #listener: FrameListener | undefined;
  #cause: Error | undefined;
  #isReported = false;
  /** The peer has ended it: nothing follows what waits to be read. */
  #hasPeerEnded = false;
  #isPortClosed = false;
  #unacknowledgedBytes = 0;
  #owesWritable = false;
  #readBytes = 0;

  constructor(conversation: Conversation, remoteEndpoint: string, settings: WorkerHandleSettings, context: WorkerHandleContext) {
    this.remoteEndpoint = remoteEndpoint;
    this.#conversation = conversation;
    this.#settings = settings;
    this.#context = context;
    const reading: BlockReaderContext = {
      turns: context.turns,
      openReceiveRoom: (onReclaim) => context.openReceiveRoom(onReclaim),
      onFrame: (bytes, start, end) => this.#listener?.onFrame(bytes, start, end),
      onBlock: (byteCount) => this.#acknowledge(byteCount),
      onIdle: () => this.#onIdle(),
      onFailure: (error) => this.#end(error),
    };
    this.#reader = new BlockReader(settings, reading, () => new WorkerViolationError(this.remoteEndpoint, ENDS_WITHIN_A_FRAME));
    this.#acknowledgeEveryBytes = Math.max(1, settings.peerLowWaterBytes >>> 1);
    conversation.attach(this);
  }

  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    queueMicrotask(() => {
      this.#reader.start();
      this.#onIdle();
    });
  }

  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    this.#unacknowledgedBytes += block.length;
    this.#send(block);
    if (this.#unacknowledgedBytes <= this.#settings.highWaterBytes) return true;
    this.#owesWritable = true;
    return false;
  }

  disassociate(): void {
    if (this.#state !== "open") return;
    this.#conversation.post(END);
    this.#end(undefined);
  }

  abort(): void {
    if (this.#state === "open") this.#end(undefined);
  }

  onMessage(value: unknown): void {
    if (this.#state !== "open") return;
    if (typeof value === "number") return this.#onAcknowledged(value);
    if (value instanceof Uint8Array) return this.#reader.push(value);
    if (value !== END) return this.#end(new WorkerViolationError(this.remoteEndpoint, POSTED_SOMETHING_ELSE));
    this.#hasPeerEnded = true;
    this.#onIdle();
  }

  onClosed(): void {
    this.#isPortClosed = true;
    this.#context.onClosed(this);
    this.#onIdle();
  }

  /** A buffer that other blocks share cannot be moved: it would be gone here. */
  #send(block: Uint8Array): void {
    const isWhole = block.buffer instanceof ArrayBuffer && block.length === block.buffer.byteLength;
    const own = isWhole ? (block as Uint8Array<ArrayBuffer>) : block.slice();
    if (own.length < SMALLEST_MOVED_BYTES) this.#conversation.post(own);
    else this.#conversation.move(own);
  }

  /** Ends the connection, or reports its end, if nothing comes before it any more. */
  #onIdle(): void {
    if (this.#listener === undefined || (this.#state === "open" && !this.#reader.isIdle)) return;
    if (this.#state === "open" && this.#hasPeerEnded) this.#end(undefined);
    if (!this.#isPortClosed) return;
    if (this.#state === "open") this.#cause = new ConnectionLostError(this.remoteEndpoint, false);
    this.#state = "closed";
    this.#report();
  }

  #acknowledge(byteCount: number): void {
    this.#readBytes += byteCount;
    if (this.#readBytes < this.#acknowledgeEveryBytes || this.#state !== "open") return;
    this.#conversation.post(this.#readBytes);
    this.#readBytes = 0;
  }

  #onAcknowledged(byteCount: number): void {
    if (!(byteCount > 0 && byteCount <= this.#unacknowledgedBytes)) {
      return this.#end(new WorkerViolationError(this.remoteEndpoint, "acknowledged what was not sent"));
    }
    this.#unacknowledgedBytes -= byteCount;
    if (!this.#owesWritable || this.#unacknowledgedBytes > this.#settings.lowWaterBytes) return;
    this.#owesWritable = false;
    this.#listener?.onWritable();
  }

  #end(cause: Error | undefined): void {
    this.#state = "ending";
    this.#cause = cause;
    this.#reader.end();
    this.#conversation.close();
    if (this.#isPortClosed) queueMicrotask(() => this.#onIdle()); // otherwise the end of the port comes later
  }

  #report(): void {
    if (this.#isReported) return;
    this.#isReported = true;
    this.#listener?.onDisassociated(this.#cause);
  }
}

const ENDS_WITHIN_A_FRAME = "sent a message that ends within a frame";
const POSTED_SOMETHING_ELSE = "posted a value that is not a block of frames";
