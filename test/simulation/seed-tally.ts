import { PHENOMENA, type Phenomenon } from "./phenomena.ts";
import type { RunReport } from "./random-run.ts";

/** A run in so many has to meet each phenomenon, or the runs test too little. */
const RUNS_PER_PHENOMENON = 50;

/** What all runs came to. */
export class SeedTally {
  #passed = 0;
  #failed = 0;
  #messages = 0;
  readonly #met = new Map<Phenomenon, number>(PHENOMENA.map((phenomenon) => [phenomenon, 0]));
  /** Of all reports, whatever the order they came in. */
  #traces = 0n;

  add({ seed, plan, problems, met, messageCount, traceHash }: RunReport): void {
    this.#messages += messageCount;
    this.#traces ^= BigInt(`0x${traceHash}`) * BigInt(seed * 2 + 1);
    for (const phenomenon of met) this.#met.set(phenomenon, (this.#met.get(phenomenon) ?? 0) + 1);
    if (problems.length === 0) this.#passed += 1;
    else this.fail(seed, `${plan}: ${problems.slice(0, 5).join("; ")}`);
  }

  fail(seed: number, why: string): void {
    this.#failed += 1;
    console.log(`seed ${seed} failed: ${why}\n  again: npm run simulate -- --seed ${seed}`);
  }

  print(elapsedMs: number): void {
    const runs = this.#passed + this.#failed;
    console.log(`${runs} seeds in ${(elapsedMs / 1000).toFixed(0)} s, ${this.#messages} messages heard`);
    console.log(`traces together: ${(this.#traces & 0xffff_ffff_ffff_ffffn).toString(16)}`);
    for (const [phenomenon, count] of this.#met) {
      console.log(`${count} runs met: ${phenomenon}`);
      if (count * RUNS_PER_PHENOMENON >= runs) continue;
      console.log(`  too few: at least one in ${RUNS_PER_PHENOMENON} has to`);
      this.#failed += 1;
    }
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
