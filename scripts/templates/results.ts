/** Counts and prints what has been checked. */
export class Results {
  #passed = 0;
  #failed = 0;

  /** Runs one check, which throws if it fails. The others go on. */
  async check(name: string, run: () => unknown): Promise<void> {
    const started = Date.now();
    try {
      await run();
      this.#passed += 1;
      console.log(`ok  ${name}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      this.#failed += 1;
      console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : error}`);
    }
  }

  /** Prints the counts, and sets the exit status. */
  end(): void {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
