/** A larger one is not kept: few blocks need it. Unit: bytes. */
const LARGEST_BYTES = 2 * 65_536;

/** Memory that frames are written into. */
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
 * The buffer that encoders hand on to each other: one writes at a time, and a transport that has sent a block at once needs it no longer. So a
 * system that sends all the time makes no buffers, and idle connections have none.
 */
export class SpareBuffer {
  #spare: FrameBuffer | undefined;

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
    if (length <= LARGEST_BYTES && length > (this.#spare?.bytes.length ?? 0)) this.#spare = buffer;
  }
}
