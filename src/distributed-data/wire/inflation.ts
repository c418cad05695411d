import { MalformedReplicatedDataError } from "./errors.ts";
import { CompressionUnavailableError, inflated } from "./gzip.ts";

/** Inflated data may always be so large. Unit: bytes. */
const ALWAYS_ALLOWED = 4_096;
/** And beyond that so many bytes for each byte that arrived: sets of many elements inflate by about 20. */
const LARGEST_RATIO = 100;

/**
 * Inflates what is compressed, and what is compressed in there: all of it together may be a hundred times the size of the outermost data. One for all
 * serializers of a system, because they are inside of each other.
 */
export class Inflation {
  #left: number | undefined;

  /** Passes the inflated bytes to `read`. Throws {@link MalformedReplicatedDataError} for other bytes, and for those that inflate to too much. */
  inflate<T>(bytes: Uint8Array, read: (content: Uint8Array) => T): T {
    const isOutermost = this.#left === undefined;
    const allowed = this.#left ?? ALWAYS_ALLOWED + LARGEST_RATIO * bytes.length;
    try {
      const content = inflatedWithin(bytes, allowed);
      this.#left = allowed - content.length;
      return read(content);
    } finally {
      if (isOutermost) this.#left = undefined;
    }
  }
}

function inflatedWithin(bytes: Uint8Array, allowed: number): Uint8Array {
  try {
    return inflated(bytes, allowed);
  } catch (cause) {
    if (cause instanceof CompressionUnavailableError) throw cause;
    throw new MalformedReplicatedDataError("its compressed part cannot be read, or is too large when inflated", { cause });
  }
}
