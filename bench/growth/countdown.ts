import { Actor } from "ritsem";

/** Resolves once as many messages were handled as were announced. */
export class Countdown {
  #left = 0;
  #onZero: () => void = () => {};

  start(count: number): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => (this.#onZero = resolve));
  }

  step(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#onZero();
  }
}

/** Counts each message. */
export class Counting extends Actor {
  readonly #countdown: Countdown;

  constructor(countdown: Countdown) {
    super();
    this.#countdown = countdown;
  }

  override receive(): void {
    this.#countdown.step();
  }
}
