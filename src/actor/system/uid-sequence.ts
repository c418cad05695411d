/**
 * Uids of actors: numbers in [1, 2^31 - 1] that are not obviously predictable from each other, and cheaper than asking the host for
 * randomness each time. The counter visits all of its 2^32 values before one is repeated.
 */
export class UidSequence {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0; // odd, so every value is visited
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 0x7fff_ffff) + 1;
  }
}
