import type { SeedReport } from "./seed-program.ts";

const SHOWN_PROBLEMS = 5;

/** What the runs of one simulator are counted by. */
export interface SeedTallyInit<Report extends SeedReport> {
  /** How a seed is run again, without the seed. */
  readonly again: string;
  /** What runs may meet. */
  readonly phenomena: readonly Report["met"][number][];
  /** A run in so many has to meet each phenomenon, or the runs test too little. */
  readonly runsPerPhenomenon: number;
}

/** What all runs of a simulator came to. */
export abstract class SeedTally<Report extends SeedReport> {
  readonly #init: SeedTallyInit<Report>;
  #passed = 0;
  #failed = 0;
  readonly #met: Map<string, number>;
  /** Of all reports, whatever the order they came in. */
  #traces = 0n;

  constructor(init: SeedTallyInit<Report>) {
    this.#init = init;
    this.#met = new Map(init.phenomena.map((phenomenon) => [phenomenon, 0]));
  }

  /** Counts what only these reports have. */
  protected abstract count(report: Report): void;
  /** `12 seeds in 3 s, 400 messages heard`. */
  protected abstract headline(runs: number, seconds: string): string;
  /** What else was counted, a line each. */
  protected abstract details(): readonly string[];

  add(report: Report): void {
    const { seed, plan, problems, met, traceHash } = report;
    this.count(report);
    this.#traces ^= BigInt(`0x${traceHash}`) * BigInt(seed * 2 + 1);
    for (const phenomenon of met) this.#met.set(phenomenon, (this.#met.get(phenomenon) ?? 0) + 1);
    if (problems.length === 0) this.#passed += 1;
    else this.fail(seed, `${plan}: ${problems.slice(0, SHOWN_PROBLEMS).join("; ")}`);
  }

  fail(seed: number, why: string): void {
    this.#failed += 1;
    console.log(`seed ${seed} failed: ${why}\n  again: ${this.#init.again} --seed ${seed}`);
  }

  print(elapsedMs: number): void {
    const { runsPerPhenomenon } = this.#init;
    const runs = this.#passed + this.#failed;
    console.log(this.headline(runs, (elapsedMs / 1000).toFixed(0)));
    console.log(`traces together: ${(this.#traces & 0xffff_ffff_ffff_ffffn).toString(16)}`);
    for (const line of this.details()) console.log(line);
    for (const [phenomenon, count] of this.#met) {
      console.log(`${count} runs met: ${phenomenon}`);
      if (count * runsPerPhenomenon >= runs) continue;
      console.log(`  too few: at least one in ${runsPerPhenomenon} has to`);
      this.#failed += 1;
    }
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
