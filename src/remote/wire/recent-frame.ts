import type { ChunkView } from "./chunk-view.ts";

/** Longer frames are not remembered: the rest of their handling costs more than finding their parts. Unit: bytes. */
const LONGEST_FRAME = 1024;
/** The parts around the payload are compared as 64-bit floating-point numbers, of which half as many are needed as of whole numbers. */
const WORD_BYTES = 8;
const NOTHING = new Uint8Array(0);
const NO_VIEW = new DataView(NOTHING.buffer);

/**
 * One frame of a connection, to recognize frames that differ from it in the content of their payload only: they have the same parts in the
 * same places, so that neither the fields nor the paths of such a frame need to be read.
 *
 * @hotpath `bench/remote-ping-pong`; the plain path is {@link EnvelopeCursor} with three lookups. Buys: a frame like the one before costs one
 * comparison of its bytes, about a quarter of what reading and looking up costs.
 */
export class RecentFrame {
  /** Where the payload lies, counted from the start of the frame. */
  payloadStart = 0;
  payloadEnd = 0;
  #length = -1;
  readonly #chunks: ChunkView;
  #bytes: Uint8Array = NOTHING;
  #view: DataView = NO_VIEW;

  constructor(chunks: ChunkView) {
    this.#chunks = chunks;
  }

  /** Whether `bytes[start..end)` equals the remembered frame, its payload aside. The range must lie within `bytes`. */
  isLike(bytes: Uint8Array, start: number, end: number): boolean {
    const length = this.#length;
    if (end - start !== length) return false;
    const other = this.#chunks.of(bytes);
    const own = this.#view;
    const lastOfHead = this.payloadStart - WORD_BYTES;
    // What differs between two senders or two recipients mostly stands at the end of these parts, so they are read from there.
    for (let at = lastOfHead; at > 0; at -= WORD_BYTES) {
      if (own.getFloat64(at, true) !== other.getFloat64(start + at, true)) return false;
    }
    const firstOfTail = this.payloadEnd;
    const lastWord = length - WORD_BYTES;
    for (let at = lastWord - WORD_BYTES; at > firstOfTail; at -= WORD_BYTES) {
      if (own.getFloat64(at, true) !== other.getFloat64(start + at, true)) return false;
    }
    return (
      own.getFloat64(0, true) === other.getFloat64(start, true) &&
      own.getFloat64(firstOfTail, true) === other.getFloat64(start + firstOfTail, true) &&
      own.getInt32(lastWord, true) === other.getInt32(start + lastWord, true) &&
      own.getInt32(lastWord + 4, true) === other.getInt32(start + lastWord + 4, true)
    );
  }

  /** Remembers the frame `bytes[start..end)`, whose payload is `bytes[payloadStart..payloadEnd)`, instead of what was remembered. */
  remember(bytes: Uint8Array, start: number, end: number, payloadStart: number, payloadEnd: number): void {
    const length = end - start;
    this.forget();
    if (length > LONGEST_FRAME || payloadStart - start < WORD_BYTES || end - payloadEnd < 2 * WORD_BYTES) return;
    if (this.#bytes.length < length) {
      this.#bytes = new Uint8Array(length);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes.subarray(start, end));
    this.payloadStart = payloadStart - start;
    this.payloadEnd = payloadEnd - start;
    if (this.#isComparable(length)) this.#length = length;
  }

  /**
   * Whether no two words of different bits are equal, nor one unequal to itself: 0 equals -0, and what is not a number differs from all. Neither
   * occurs in paths and manifests. The last word, which is that of a number or of no number, is compared as two whole numbers.
   */
  #isComparable(length: number): boolean {
    for (let at = this.payloadStart - WORD_BYTES; at > -WORD_BYTES; at -= WORD_BYTES) {
      if (!isDistinct(this.#view.getFloat64(Math.max(0, at), true))) return false;
    }
    for (let at = length - 2 * WORD_BYTES; at > this.payloadEnd - WORD_BYTES; at -= WORD_BYTES) {
      if (!isDistinct(this.#view.getFloat64(Math.max(this.payloadEnd, at), true))) return false;
    }
    return true;
  }

  /** No frame is like it any more. */
  forget(): void {
    this.#length = -1;
  }
}

function isDistinct(word: number): boolean {
  return word !== 0 && !Number.isNaN(word);
}
