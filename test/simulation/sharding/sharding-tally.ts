import { SHARDING_PHENOMENA, type ShardingPhenomenon, type ShardingReport } from "./sharding-run.ts";

/** A run in so many has to meet each phenomenon, or the runs test too little. */
const RUNS_PER_PHENOMENON = 200;
const SHOWN_PROBLEMS = 5;

/** What all runs came to. */
export class ShardingTally {
  readonly #again: string;
  #passed = 0;
  #failed = 0;
  #sent = 0;
  #handled = 0;
  readonly #met = new Map<ShardingPhenomenon, number>(SHARDING_PHENOMENA.map((phenomenon) => [phenomenon, 0]));
  readonly #plans = new Map<string, number>();
  readonly #homeAfterMs: number[] = [];
  /** Of all reports, whatever the order they came in. */
  #traces = 0n;

  /** `again`: how a seed is run again, without the seed. */
  constructor(again: string) {
    this.#again = again;
  }

  add({ seed, plan, problems, met, sentCount, handledCount, traceHash, homeAfterMs }: ShardingReport): void {
    this.#sent += sentCount;
    this.#handled += handledCount;
    this.#traces ^= BigInt(`0x${traceHash}`) * BigInt(seed * 2 + 1);
    for (const phenomenon of met) this.#met.set(phenomenon, (this.#met.get(phenomenon) ?? 0) + 1);
    const name = plan.split(",", 1)[0] ?? plan;
    this.#plans.set(name, (this.#plans.get(name) ?? 0) + 1);
    this.#homeAfterMs.push(homeAfterMs);
    if (problems.length === 0) this.#passed += 1;
    else this.fail(seed, `${plan}: ${problems.slice(0, SHOWN_PROBLEMS).join("; ")}`);
  }

  fail(seed: number, why: string): void {
    this.#failed += 1;
    console.log(`seed ${seed} failed: ${why}\n  again: ${this.#again} --seed ${seed}`);
  }

  print(elapsedMs: number): void {
    const runs = this.#passed + this.#failed;
    console.log(`${runs} clusters in ${(elapsedMs / 1000).toFixed(0)} s, ${this.#handled} of ${this.#sent} messages handled`);
    console.log(`traces together: ${(this.#traces & 0xffff_ffff_ffff_ffffn).toString(16)}`);
    console.log(Array.from(this.#plans, ([plan, count]) => `${count} ${plan}`).join(", "));
    const sorted = this.#homeAfterMs.toSorted((left, right) => left - right);
    const at = (share: number): string => ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000).toFixed(0);
    console.log(`after the faults all entities were reached within ${at(0.5)} s (median), ${at(0.99)} s (99 %), ${at(1)} s (all)`);
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
