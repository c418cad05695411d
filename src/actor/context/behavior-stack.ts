/** Handles one message; a promise is awaited before the next message. */
export type Receive = (message: never) => unknown;

/** The behaviours of one actor above the initial one, which is the instance itself and cannot be removed. */
export class BehaviorStack {
  readonly #above: Receive[] = [];

  /** `undefined`: the instance itself. */
  get current(): Receive | undefined {
    return this.#above.at(-1);
  }

  /** Replaces the current behaviour by `receive`. */
  replace(receive: Receive): void {
    this.#above.pop();
    this.#above.push(receive);
  }

  push(receive: Receive): void {
    this.#above.push(receive);
  }

  /** Restores the previous behaviour; has no effect at the initial one. */
  pop(): void {
    this.#above.pop();
  }
}
