import type { ChunkView } from "./chunk-view.ts";

/** Longer frames are not remembered: the rest of their handling costs more than finding their parts. Unit: bytes. */
const LONGEST_FRAME = 1024;
const WORD_BYTES = 4;
const NOTHING = new Uint8Array(0);

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
  #view: DataView = new DataView(NOTHING.buffer);

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
      if (own.getInt32(at, true) !== other.getInt32(start + at, true)) return false;
    }
    const firstOfTail = this.payloadEnd;
    for (let at = length - WORD_BYTES; at > firstOfTail; at -= WORD_BYTES) {
      if (own.getInt32(at, true) !== other.getInt32(start + at, true)) return false;
    }
    return (
      own.getInt32(0, true) === other.getInt32(start, true) && own.getInt32(firstOfTail, true) === other.getInt32(start + firstOfTail, true)
    );
  }

  /** Remembers the frame `bytes[start..end)`, whose payload is `bytes[payloadStart..payloadEnd)`, instead of what was remembered. */
  remember(bytes: Uint8Array, start: number, end: number, payloadStart: number, payloadEnd: number): void {
    const length = end - start;
    this.forget();
    if (length > LONGEST_FRAME || payloadStart - start < WORD_BYTES || end - payloadEnd < WORD_BYTES) return;
    if (this.#bytes.length < length) {
      this.#bytes = new Uint8Array(length);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes.subarray(start, end));
    this.#length = length;
    this.payloadStart = payloadStart - start;
    this.payloadEnd = payloadEnd - start;
  }

  /** No frame is like it any more. */
  forget(): void {
    this.#length = -1;
  }
}
