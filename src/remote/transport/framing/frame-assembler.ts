import { FrameTooLargeError } from "./frame-too-large-error.ts";
import { type OnFrame, PREFIX_BYTES, takeFrames } from "./take-frames.ts";

const INITIAL_CAPACITY = 512;
/** A rest buffer above this is given back once its frame is complete: an idle connection must not hold a large message's room. */
const RETAINED_CAPACITY = 65_536;

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
  readonly #maximumFrameBytes: number;
  /** The unfinished frame, prefix included. */
  #rest: Uint8Array = new Uint8Array(0);
  #restLength = 0;

  /** @param maximumFrameBytes largest frame taken, prefix not counted */
  constructor(isLittleEndian: boolean, maximumFrameBytes: number) {
    this.#isLittleEndian = isLittleEndian;
    this.#maximumFrameBytes = maximumFrameBytes;
  }

  /** Bytes of the unfinished frame, prefix included. */
  get pendingBytes(): number {
    return this.#restLength;
  }

  /**
   * Takes the next chunk and hands out every frame it completes, in order. Nothing of `chunk` is kept by reference. Throws
   * `FrameTooLargeError`, and what `onFrame` throws; the assembler is of no use after that.
   */
  push(chunk: Uint8Array, onFrame: OnFrame): void {
    let at = 0;
    if (this.#restLength > 0) {
      at = this.#completeRest(chunk, onFrame);
      if (this.#restLength > 0) return;
    }
    at = takeFrames(chunk, at, chunk.length, this.#isLittleEndian, this.#maximumFrameBytes, onFrame);
    if (at < chunk.length) this.#keep(chunk, at, chunk.length);
  }

  /** Moves bytes from `chunk` to the rest until the prefix, then the frame, is whole. Returns how many bytes it took. */
  #completeRest(chunk: Uint8Array, onFrame: OnFrame): number {
    let at = 0;
    if (this.#restLength < PREFIX_BYTES) {
      const stop = Math.min(chunk.length, at + PREFIX_BYTES - this.#restLength);
      this.#keep(chunk, at, stop);
      at = stop;
      if (this.#restLength < PREFIX_BYTES) return at;
    }
    const frameEnd = PREFIX_BYTES + this.#announcedLength();
    const stop = Math.min(chunk.length, at + frameEnd - this.#restLength);
    this.#keep(chunk, at, stop);
    if (this.#restLength === frameEnd) this.#handOut(frameEnd, onFrame);
    return stop;
  }

  #announcedLength(): number {
    const view = new DataView(this.#rest.buffer, this.#rest.byteOffset, PREFIX_BYTES);
    const length = view.getUint32(0, this.#isLittleEndian);
    if (length > this.#maximumFrameBytes) throw new FrameTooLargeError(length, this.#maximumFrameBytes, this.#isLittleEndian);
    return length;
  }

  #handOut(frameEnd: number, onFrame: OnFrame): void {
    const rest = this.#rest;
    this.#restLength = 0;
    if (rest.length > RETAINED_CAPACITY) this.#rest = new Uint8Array(0);
    if (frameEnd > PREFIX_BYTES) onFrame(rest, PREFIX_BYTES, frameEnd);
  }

  #keep(chunk: Uint8Array, from: number, to: number): void {
    const needed = this.#restLength + to - from;
    if (needed > this.#rest.length) {
      const grown = new Uint8Array(
        Math.max(INITIAL_CAPACITY, needed, Math.min(this.#rest.length * 2, this.#maximumFrameBytes + PREFIX_BYTES)),
      );
      grown.set(this.#rest.subarray(0, this.#restLength));
      this.#rest = grown;
    }
    if (to > from) this.#rest.set(chunk.subarray(from, to), this.#restLength);
    this.#restLength = needed;
  }
}
