/** Lets things happen at a rate, with a burst after a time without them. Time is an argument: monotonic ms. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #capacity: number;
  #tokens: number;
  #countedAtMs: number;

  /** @param capacity how many may happen at once after a time without them */
  constructor(perSecond: number, capacity: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#capacity = capacity;
    this.#tokens = capacity;
    this.#countedAtMs = nowMs;
  }

  /** Whether it may happen now; then it counts as done. */
  take(nowMs: number): boolean {
    this.#tokens = Math.min(this.#capacity, this.#tokens + ((nowMs - this.#countedAtMs) * this.#perSecond) / 1000);
    this.#countedAtMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** The time until {@link take} can succeed, if it is not called before. Unit: ms. */
  get waitMs(): number {
    return Math.max(0, Math.ceil(((1 - this.#tokens) * 1000) / this.#perSecond));
  }
}
