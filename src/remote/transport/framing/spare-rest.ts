/** A larger one is not kept: frames of that size are rare. Unit: bytes. */
const LARGEST_BYTES = 256 * 1024;

/**
 * The room for an unfinished large frame, which the connections of a transport hand on to each other: a frame that has been read needs it no longer. So large
 * messages that come one after another, and each of which ends in another block than it began in, do not make a buffer each.
 */
export class SpareRest {
  #spare: Uint8Array | undefined;

  /** The spare one, whatever is in it, if it has `leastBytes`. */
  take(leastBytes: number): Uint8Array | undefined {
    const spare = this.#spare;
    if (spare === undefined || spare.length < leastBytes) return undefined;
    this.#spare = undefined;
    return spare;
  }

  /** Nothing refers to `room` any more. The largest one that was given is kept. */
  give(room: Uint8Array): void {
    if (room.length <= LARGEST_BYTES && room.length > (this.#spare?.length ?? 0)) this.#spare = room;
  }
}
