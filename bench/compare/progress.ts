/** A line on the terminal that says what runs and how long the rest takes. */
export class Progress {
  readonly #output: NodeJS.WriteStream;
  readonly #durationsMs = new Map<string, number>();
  /** Of the trials that have not run, by case and contestant. */
  #pending: string[];

  constructor(pending: readonly string[], output: NodeJS.WriteStream = process.stderr) {
    this.#pending = [...pending];
    this.#output = output;
  }

  /** Runs `trial`, which is next. */
  async during<T>(trial: string, label: string, run: () => Promise<T>): Promise<T> {
    this.#show(`${label}: ${trial}${this.#timeLeft()}`);
    const startedMs = performance.now();
    const result = await run();
    this.#durationsMs.set(trial, performance.now() - startedMs);
    const index = this.#pending.indexOf(trial);
    if (index >= 0) this.#pending.splice(index, 1);
    return result;
  }

  end(): void {
    if (this.#output.isTTY) this.#output.write("\r\x1b[K");
  }

  /** Known once each trial has run. */
  #timeLeft(): string {
    const known = this.#pending.map((trial) => this.#durationsMs.get(trial));
    const average = [...this.#durationsMs.values()].reduce((sum, ms) => sum + ms, 0) / this.#durationsMs.size;
    if (this.#durationsMs.size === 0) return "";
    const ms = known.reduce<number>((sum, duration) => sum + (duration ?? average), 0);
    return ms < 60_000 ? `, ${Math.ceil(ms / 1000)} s left` : `, ${Math.ceil(ms / 60_000)} min left`;
  }

  #show(line: string): void {
    this.#output.write(this.#output.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  }
}
