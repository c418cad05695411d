import { PlanCounts } from "../plan-counts.ts";
import { SeedTally } from "../seed-tally.ts";
import { SHARDING_PHENOMENA, type ShardingReport } from "./sharding-run.ts";

/** What all runs of sharding came to. */
export class ShardingTally extends SeedTally<ShardingReport> {
  readonly #plans = new PlanCounts();
  #sent = 0;
  #handled = 0;

  /** `again`: how a seed is run again, without the seed. */
  constructor(again: string) {
    super({ again, phenomena: SHARDING_PHENOMENA, runsPerPhenomenon: 200 });
  }

  protected override count({ plan, sentCount, handledCount, homeAfterMs }: ShardingReport): void {
    this.#sent += sentCount;
    this.#handled += handledCount;
    this.#plans.add(plan, homeAfterMs);
  }

  protected override headline(runs: number, seconds: string): string {
    return `${runs} clusters in ${seconds} s, ${this.#handled} of ${this.#sent} messages handled`;
  }

  protected override details(): readonly string[] {
    return [this.#plans.plans, `after the faults all entities were reached within ${this.#plans.within}`];
  }
}
