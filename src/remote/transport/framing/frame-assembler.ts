import { FrameTooLargeError } from "./errors.ts";
import { type FrameBuffer, frameBufferOf, type SpareBuffer } from "./spare-buffer.ts";
import { type OnFrame, PREFIX_BYTES, takeFrames } from "./take-frames.ts";

const INITIAL_CAPACITY = 512;
/** A rest buffer above this is given back once its frame is complete: an idle connection must not hold a large message's room. Unit: bytes. */
const RETAINED_CAPACITY = 16_384;
const NO_ROOM = frameBufferOf(0);

/** What an assembler may be told besides. */
export interface FrameAssemblerOptions {
  /** Largest first frame taken, which is that of a handshake. Default: as all others. Unit: bytes, prefix not counted. */
  readonly firstFrameBytes?: number | undefined;
  /** Hears how much more room the unfinished frame takes beyond what every connection may keep, or less if negative. Unit: bytes. */
  readonly onRoom?: ((changeBytes: number) => void) | undefined;
  /** Where the room of large frames comes from, and goes. */
  readonly spare?: SpareBuffer | undefined;
}

/**
 * Makes whole frames out of chunks cut anywhere. Frames that lie wholly inside a chunk are not copied; only the unfinished one
 * at the end of a chunk is kept.
 *
 * Each byte is copied at most once (and once more, on average, while the rest buffer doubles), so a frame that arrives byte by
 * byte costs linear time. Memory grows with the bytes received, never with the length announced, and stays below
 * 2 × (`maximumFrameBytes` + 4).
 */
export class FrameAssembler {
  readonly #isLittleEndian: boolean;
  readonly #onRoom: ((changeBytes: number) => void) | undefined;
  readonly #settingsKey: string;
  readonly #spare: SpareBuffer | undefined;
  #maximumFrameBytes: number;
  /** The limit for all frames but the first; `undefined` once that has come. */
  #laterFrameBytes: number | undefined;
  /** The unfinished frame, prefix included. */
  #rest: FrameBuffer = NO_ROOM;
  #restLength = 0;

  /**
   * @param maximumFrameBytes largest frame taken, prefix not counted
   * @param settingsKey the section of the transport, for errors
   */
  constructor(
    isLittleEndian: boolean,
    maximumFrameBytes: number,
    settingsKey = "",
    { firstFrameBytes, onRoom, spare }: FrameAssemblerOptions = {},
  ) {
    this.#isLittleEndian = isLittleEndian;
    this.#settingsKey = settingsKey;
    this.#onRoom = onRoom;
    this.#spare = spare;
    this.#maximumFrameBytes = Math.min(maximumFrameBytes, firstFrameBytes ?? maximumFrameBytes);
    this.#laterFrameBytes = firstFrameBytes === undefined ? undefined : maximumFrameBytes;
  }

  /** Bytes of the unfinished frame, prefix included. */
  get pendingBytes(): number {
    return this.#restLength;
  }

  /**
   * Takes the next bytes, `chunk[from..to)`, and hands out the frames that they complete, in order, about `mostFrames` of them. Returns where it
   * stopped: at `to`, unless there are more frames than that; the others must be pushed again. Nothing of `chunk` is kept by reference.
   * Throws `FrameTooLargeError`, and what `onFrame` throws; the assembler is of no use after that.
   */
  push(chunk: Uint8Array, onFrame: OnFrame, mostFrames: number = Number.MAX_SAFE_INTEGER, from = 0, to: number = chunk.length): number {
    let at = from;
    while (at < to && (this.#restLength > 0 || this.#laterFrameBytes !== undefined)) {
      at = this.#completeRest(chunk, at, to, onFrame);
    }
    at = takeFrames(chunk, at, to, this.#isLittleEndian, this.#maximumFrameBytes, onFrame, this.#settingsKey, mostFrames);
    if (at === to || this.#isWholeAt(chunk, at, to)) return at;
    this.#keep(chunk, at, to);
    return to;
  }

  /** The connection has ended: gives back all room. */
  clear(): void {
    this.#restLength = 0;
    this.#resize(NO_ROOM);
  }

  #isWholeAt(chunk: Uint8Array, at: number, to: number): boolean {
    if (to - at < PREFIX_BYTES) return false;
    const length = new DataView(chunk.buffer, chunk.byteOffset + at, PREFIX_BYTES).getUint32(0, this.#isLittleEndian);
    return to - at - PREFIX_BYTES >= length;
  }

  /** Moves bytes of `chunk[start..to)` to the rest until the prefix, then the frame, is whole. Returns where the next bytes are. */
  #completeRest(chunk: Uint8Array, start: number, to: number, onFrame: OnFrame): number {
    let at = start;
    if (this.#restLength < PREFIX_BYTES) {
      const stop = Math.min(to, at + PREFIX_BYTES - this.#restLength);
      this.#keep(chunk, at, stop);
      at = stop;
      if (this.#restLength < PREFIX_BYTES) return at;
    }
    const frameEnd = PREFIX_BYTES + this.#announcedLength();
    const stop = Math.min(to, at + frameEnd - this.#restLength);
    this.#keep(chunk, at, stop);
    if (this.#restLength === frameEnd) this.#handOut(frameEnd, onFrame);
    return stop;
  }

  #announcedLength(): number {
    const length = this.#rest.view.getUint32(0, this.#isLittleEndian);
    if (length > this.#maximumFrameBytes)
      throw new FrameTooLargeError(length, this.#maximumFrameBytes, this.#isLittleEndian, this.#settingsKey);
    return length;
  }

  #handOut(frameEnd: number, onFrame: OnFrame): void {
    const rest = this.#rest;
    this.#restLength = 0;
    const isLarge = rest.bytes.length > RETAINED_CAPACITY;
    if (isLarge) this.#resize(NO_ROOM);
    if (frameEnd === PREFIX_BYTES) return;
    this.#maximumFrameBytes = this.#laterFrameBytes ?? this.#maximumFrameBytes;
    this.#laterFrameBytes = undefined;
    onFrame(rest.bytes, PREFIX_BYTES, frameEnd);
    if (isLarge) this.#spare?.give(rest);
  }

  #keep(chunk: Uint8Array, from: number, to: number): void {
    const needed = this.#restLength + to - from;
    const { bytes: kept } = this.#rest;
    if (needed > kept.length) {
      const bytes = Math.max(INITIAL_CAPACITY, needed, Math.min(kept.length * 2, this.#maximumFrameBytes + PREFIX_BYTES));
      const grown = bytes > INITIAL_CAPACITY && this.#spare !== undefined ? this.#spare.take(needed, bytes) : frameBufferOf(bytes);
      grown.bytes.set(kept.subarray(0, this.#restLength));
      this.#resize(grown);
    }
    if (to > from) this.#rest.bytes.set(chunk.subarray(from, to), this.#restLength);
    this.#restLength = needed;
  }

  #resize(room: FrameBuffer): void {
    const changeBytes = Math.max(0, room.bytes.length - RETAINED_CAPACITY) - Math.max(0, this.#rest.bytes.length - RETAINED_CAPACITY);
    this.#rest = room;
    if (changeBytes !== 0) this.#onRoom?.(changeBytes);
  }
}
