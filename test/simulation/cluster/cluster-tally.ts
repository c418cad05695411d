import { PlanCounts } from "../plan-counts.ts";
import { SeedTally } from "../seed-tally.ts";
import { CLUSTER_PHENOMENA, type ClusterReport } from "./cluster-run.ts";

/** What all runs of clusters came to. */
export class ClusterTally extends SeedTally<ClusterReport> {
  readonly #plans = new PlanCounts();
  #messages = 0;
  #twoClusters = 0;

  /** `again`: how a seed is run again, without the seed. */
  constructor(again: string) {
    super({ again, phenomena: CLUSTER_PHENOMENA, runsPerPhenomenon: 200 });
  }

  protected override count({ plan, messageCount, agreedAfterMs, hasTwoClusters }: ClusterReport): void {
    this.#messages += messageCount;
    this.#plans.add(plan, agreedAfterMs);
    if (hasTwoClusters) this.#twoClusters += 1;
  }

  protected override headline(runs: number, seconds: string): string {
    return `${runs} clusters in ${seconds} s, ${this.#messages} messages`;
  }

  protected override details(): readonly string[] {
    return [
      this.#plans.plans,
      `after the faults all agreed within ${this.#plans.within}`,
      `${this.#twoClusters} runs had two clusters for a while`,
    ];
  }
}
