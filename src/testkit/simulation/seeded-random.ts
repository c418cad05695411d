import { murmurHashOfText } from "../../base/index.ts";

const TWO_TO_THE_32 = 0x1_0000_0000;

/** Pseudo-random numbers, which are the same for the same seed in every run and on every machine. Not for secrets. */
export class SeededRandom {
  readonly #seed: number;
  #state: number;

  /** @param seed any integer; only its lower 32 bits are used */
  constructor(seed: number) {
    this.#seed = seed | 0;
    this.#state = this.#seed;
  }

  /** A number of at least 0 and less than 1. */
  next(): number {
    // A counter stepped by the golden ratio, each value mixed by the finisher of MurmurHash3: good enough for tests, with one 32-bit word
    // of state.
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / TWO_TO_THE_32;
  }

  /** An integer from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A number from `least` up to, but not including, `most`. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** True with this probability, 0 to 1. Draws no number for 0, so that an event that never happens changes nothing else. */
  chance(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  /** One of `items`. Throws RangeError if there are none. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError("There are no items to pick from.");
    return items[this.integer(0, items.length - 1)] as T;
  }

  /** Another sequence, which depends only on the seed and on `purpose`: drawing from one does not affect the other. */
  fork(purpose: string): SeededRandom {
    return new SeededRandom(murmurHashOfText(purpose) ^ Math.imul(this.#seed, 0x9e3779b1));
  }
}
