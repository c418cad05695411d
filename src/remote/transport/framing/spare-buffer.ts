/** Memory that frames are written into, or put together in. */
export interface FrameBuffer {
  readonly bytes: Uint8Array;
  /** Of all of {@link bytes}. */
  readonly view: DataView;
}

export function frameBufferOf(length: number): FrameBuffer {
  const bytes = new Uint8Array(length);
  return { bytes, view: new DataView(bytes.buffer) };
}

/**
 * The buffer that connections hand on to each other. Encoders write one at a time, and a transport that has sent a block at once needs it no longer; a large
 * frame that has been read needs it no longer either. So a system that is busy all the time makes no buffers, and idle connections have none.
 */
export class SpareBuffer {
  readonly #largestBytes: number;
  #spare: FrameBuffer | undefined;

  /** A buffer of more than `largestBytes` is not kept: it is needed too seldom. */
  constructor(largestBytes: number) {
    this.#largestBytes = largestBytes;
  }

  /** The spare one, whatever is in it, if it has `leastBytes`; otherwise a new one of `newBytes`. */
  take(leastBytes: number, newBytes: number): FrameBuffer {
    const spare = this.#spare;
    if (spare === undefined || spare.bytes.length < leastBytes) return frameBufferOf(newBytes);
    this.#spare = undefined;
    return spare;
  }

  /** Nothing refers to `buffer` any more. The largest one that was given is kept. */
  give(buffer: FrameBuffer): void {
    const { length } = buffer.bytes;
    if (length <= this.#largestBytes && length > (this.#spare?.bytes.length ?? 0)) this.#spare = buffer;
  }
}
