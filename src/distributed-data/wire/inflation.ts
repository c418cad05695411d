import { MalformedReplicatedDataError, TooManyCompressedPartsError } from "./errors.ts";
import { CompressionUnavailableError, inflated } from "./gzip.ts";

/** Inflated data may always be so large. Unit: bytes. */
const ALWAYS_ALLOWED = 4_096;
/** And beyond that so many bytes for each byte that arrived: sets of many elements inflate by about 20. */
const LARGEST_RATIO = 100;

/** What one message may still cost. */
interface Budget {
  /** Unit: bytes. */
  bytes: number;
  /** Count of compressed parts. */
  parts: number;
}

/** How {@link Inflation} inflates: `inflated`, or what a test counts with. */
export type Inflate = (bytes: Uint8Array, maximum: number) => Uint8Array;

/**
 * Inflates what is compressed in a message, and what is compressed in there. All parts of one message share a budget: of inflated bytes, a hundred times
 * those of the message; and of parts, because each costs some kilobytes until the message is read, however small it is. One for all serializers of a
 * system, because they are inside of each other.
 */
export class Inflation {
  readonly #maximumParts: () => number;
  readonly #inflate: Inflate;
  #budget: Budget | undefined;

  /** `maximumParts`: the limit of one message, asked for with each message. */
  constructor(maximumParts: () => number, inflate: Inflate = inflated) {
    this.#maximumParts = maximumParts;
    this.#inflate = inflate;
  }

  /** Calls `read`, which reads a message of `length` bytes. The outermost message has the budget. */
  ofMessage<T>(length: number, read: () => T): T {
    if (this.#budget !== undefined) return read();
    this.#budget = { bytes: ALWAYS_ALLOWED + LARGEST_RATIO * length, parts: this.#maximumParts() };
    try {
      return read();
    } finally {
      this.#budget = undefined;
    }
  }

  /**
   * Passes the inflated bytes to `read`. Throws {@link MalformedReplicatedDataError} for other bytes, and for those that inflate to too much;
   * {@link TooManyCompressedPartsError} once the message has had its parts.
   */
  inflate<T>(bytes: Uint8Array, read: (content: Uint8Array) => T): T {
    return this.ofMessage(bytes.length, () => read(this.#content(bytes)));
  }

  #content(bytes: Uint8Array): Uint8Array {
    const budget = this.#budget as Budget;
    if (budget.parts <= 0) throw new TooManyCompressedPartsError(this.#maximumParts());
    budget.parts -= 1;
    const content = this.#inflatedWithin(bytes, budget.bytes);
    budget.bytes -= content.length;
    return content;
  }

  #inflatedWithin(bytes: Uint8Array, allowed: number): Uint8Array {
    try {
      return this.#inflate(bytes, allowed);
    } catch (cause) {
      if (cause instanceof CompressionUnavailableError) throw cause;
      throw new MalformedReplicatedDataError("its compressed part cannot be read, or is too large when inflated", { cause });
    }
  }
}
