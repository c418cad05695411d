/** Handles one message; a promise is awaited before the next. */
export type Receive = (message: never) => unknown;

/** The behaviours of one actor that were put on top of the one it was born with, which is the instance itself and never taken away. */
export class BehaviorStack {
  readonly #above: Receive[] = [];

  /** `undefined`: the instance itself. */
  get current(): Receive | undefined {
    return this.#above.at(-1);
  }

  /** Puts `receive` in place of the one on top. */
  replace(receive: Receive): void {
    this.#above.pop();
    this.#above.push(receive);
  }

  push(receive: Receive): void {
    this.#above.push(receive);
  }

  /** Back to the one below; nothing happens at the lowest. */
  pop(): void {
    this.#above.pop();
  }
}
