import { errorFrom, RingQueue } from "../../base/index.ts";
import { type OnFrame, takeFrames } from "./framing/take-frames.ts";
import type { ReadTurns, TurnTaker } from "./read-turns.ts";
import type { ReceiveRoom } from "./transport-context.ts";

/** The limits of one connection's frames. */
export interface BlockReaderSettings {
  /** The section of the transport, for errors. */
  readonly key: string;
  /** Unit: bytes, prefix not counted. */
  readonly maximumFrameBytes: number;
  /** Largest first frame, which is that of a handshake. Absent: as any frame. */
  readonly firstFrameBytes: number | undefined;
}

/** What a reader works with, and whom it tells. */
export interface BlockReaderContext {
  readonly turns: ReadTurns;
  /** Where blocks that wait are noted; `onReclaim` is called when they must not wait any longer. */
  openReceiveRoom(onReclaim: () => void): ReceiveRoom;
  /** One frame. May call {@link BlockReader.end}. */
  readonly onFrame: OnFrame;
  /** All frames of a block of `byteCount` bytes were handed out. */
  onBlock?(byteCount: number): void;
  /** The connection has had its share of this turn: what can wait outside should. */
  onBusy?(): void;
  /** All that had arrived is read. */
  onIdle?(): void;
  /** A block does not hold whole frames, or `onFrame` has thrown. The reader has ended. */
  onFailure(error: Error): void;
}

/**
 * Hands out the frames of a connection whose medium keeps blocks of whole frames together, in turns with all other connections of its
 * transport: what is more than the share of this turn waits for the next one, and is noted in the room that all connections have together.
 */
export class BlockReader implements TurnTaker {
  readonly #settings: BlockReaderSettings;
  readonly #context: BlockReaderContext;
  readonly #violation: () => Error;
  readonly #room: ReceiveRoom;
  readonly #blocks = new RingQueue<Uint8Array>();
  /** Where reading goes on in the first block. */
  #at = 0;
  #roomBytes = 0;
  #state: "early" | "reading" | "waiting" | "ended" = "early";
  #hasReadFirst: boolean;
  #turnNumber = -1;
  #framesThisTurn = 0;
  #bytesThisTurn = 0;

  /** @param violation the error for a block that ends within a frame */
  constructor(settings: BlockReaderSettings, context: BlockReaderContext, violation: () => Error) {
    this.#settings = settings;
    this.#context = context;
    this.#violation = violation;
    this.#hasReadFirst = settings.firstFrameBytes === undefined;
    this.#room = context.openReceiveRoom(() => this.#readAll());
  }

  /** Nothing waits to be read. */
  get isIdle(): boolean {
    return this.#blocks.length === 0;
  }

  /** Of blocks that wait. Unit: bytes. */
  get waitingBytes(): number {
    return this.#roomBytes;
  }

  /** Frames are taken from now on. What has arrived is read at once. */
  start(): void {
    if (this.#state !== "early") return;
    this.#state = "reading";
    this.#read();
  }

  /** One block has arrived. It belongs to the reader. */
  push(block: Uint8Array): void {
    if (this.#state === "ended") return;
    this.#blocks.push(block);
    if (this.#state === "reading") this.#read(block.length);
    else if (this.#room.take(block.length)) this.#roomBytes += block.length;
    else this.#readAll();
  }

  readOn(): void {
    if (this.#state !== "waiting") return;
    this.#state = "reading";
    this.#read();
    if (this.#state === "reading") this.#context.onIdle?.();
  }

  /** Forgets what waits, and hands out nothing more. */
  end(): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#blocks.clear();
    this.#giveRoom(this.#roomBytes);
  }

  /** @param unnotedBytes what the room does not know of yet */
  #read(unnotedBytes = 0): void {
    const turns = this.#context.turns;
    if (this.#turnNumber !== turns.number) {
      this.#turnNumber = turns.number;
      this.#framesThisTurn = 0;
      this.#bytesThisTurn = 0;
    }
    turns.note();
    while (this.#blocks.length > 0 && this.#mayReadOn) this.#readBlock(Math.min(turns.step, turns.share - this.#framesThisTurn));
    if (this.#state !== "reading") return;
    if (this.#blocks.length > 0 && unnotedBytes > 0) {
      if (!this.#room.take(unnotedBytes)) return this.#readAll();
      this.#roomBytes += unnotedBytes;
    }
    if (this.#blocks.length === 0 && this.#hasShareLeft) return;
    this.#state = "waiting";
    this.#context.onBusy?.();
    turns.wait(this);
  }

  get #mayReadOn(): boolean {
    return this.#hasShareLeft && (this.#framesThisTurn === 0 || !this.#context.turns.isOver);
  }

  get #hasShareLeft(): boolean {
    const { share, bytesPerTurn } = this.#context.turns;
    return this.#framesThisTurn < share && this.#bytesThisTurn < bytesPerTurn;
  }

  /** There is no room for what waits: it is read now, even if others must wait. Before `start` there is no choice but to keep it. */
  #readAll(): void {
    if (this.#state === "early") return;
    while (this.#blocks.length > 0) this.#readBlock(Number.MAX_SAFE_INTEGER);
  }

  /** About so many frames of the first block. */
  #readBlock(mostFrames: number): void {
    const block = this.#blocks.peek() as Uint8Array;
    const from = this.#at;
    try {
      this.#at = this.#takeFrames(block, mostFrames);
      if (this.#state === "ended") return;
      this.#bytesThisTurn += this.#at - from;
      if (this.#at === from) throw this.#violation();
      if (this.#at < block.length) return;
    } catch (error) {
      this.end();
      this.#context.onFailure(errorFrom(error));
      return;
    }
    this.#at = 0;
    this.#blocks.shift();
    this.#giveRoom(Math.min(this.#roomBytes, block.length));
    this.#context.onBlock?.(block.length);
  }

  /** The first frame of a connection is that of a handshake, and its sender is not known yet. */
  #takeFrames(block: Uint8Array, mostFrames: number): number {
    const { maximumFrameBytes, firstFrameBytes = maximumFrameBytes, key } = this.#settings;
    const limit = this.#hasReadFirst ? maximumFrameBytes : Math.min(maximumFrameBytes, firstFrameBytes);
    return takeFrames(block, this.#at, block.length, true, limit, this.#onFrame, key, this.#hasReadFirst ? mostFrames : 1);
  }

  readonly #onFrame: OnFrame = (bytes, start, end) => {
    this.#hasReadFirst = true;
    this.#framesThisTurn += 1;
    if (this.#state !== "ended") this.#context.onFrame(bytes, start, end); // the frame before may have ended it
  };

  #giveRoom(bytes: number): void {
    this.#room.give(bytes);
    this.#roomBytes -= bytes;
  }
}
