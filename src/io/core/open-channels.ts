/** Counts what is open, up to a limit. */
export class OpenChannels {
  readonly #limit: number;
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one more; false if there are as many as there may be. */
  tryOpen(): boolean {
    if (this.#count >= this.#limit) return false;
    this.#count += 1;
    return true;
  }

  /** Counts one less. */
  close(): void {
    this.#count -= 1;
  }
}
