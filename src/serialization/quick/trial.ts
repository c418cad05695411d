/** After so many failures one after another it is no longer tried each time, but every so often. */
const MOST_FAILURES = 4;
const TRIED_AGAIN = 64;

/** Whether the quick way is worth trying for a class: not while its documents look otherwise each time. */
export class Trial {
  #failures = 0;
  #passed = 0;

  /** Asked once before each document. */
  isDue(): boolean {
    if (this.#failures < MOST_FAILURES) return true;
    this.#passed = (this.#passed + 1) % TRIED_AGAIN;
    return this.#passed === 0;
  }

  note(hasSucceeded: boolean): void {
    if (hasSucceeded) this.#failures = 0;
    else this.#failures += 1;
  }
}
