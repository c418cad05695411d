/** Handles one message; a promise is awaited before the next. */
export type Receive = (message: never) => unknown;

/** The behaviours of one actor: the one it was born with, never taken away, and those put on top of it. */
export class BehaviorStack {
  #initial: Receive | undefined;
  readonly #above: Receive[] = [];

  /** `undefined` while the constructor is running: it may put something on top of what is known only when it is done. */
  constructor(initial: Receive | undefined) {
    this.#initial = initial;
  }

  get current(): Receive | undefined {
    return this.#above.at(-1) ?? this.#initial;
  }

  startFrom(initial: Receive): void {
    this.#initial = initial;
  }

  /** Puts `receive` in place of the one on top. The initial one stays below it. */
  replace(receive: Receive): void {
    this.#above.pop();
    this.#above.push(receive);
  }

  push(receive: Receive): void {
    this.#above.push(receive);
  }

  /** Back to the one below; nothing happens at the initial one. */
  pop(): void {
    this.#above.pop();
  }
}
