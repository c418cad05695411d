import { PHENOMENA } from "./phenomena.ts";
import type { RunReport } from "./random-run.ts";
import { SeedTally } from "./seed-tally.ts";

/** What all runs of remoting came to. */
export class RemotingTally extends SeedTally<RunReport> {
  #messages = 0;

  constructor() {
    super({ again: "npm run simulate --", phenomena: PHENOMENA, runsPerPhenomenon: 50 });
  }

  protected override count({ messageCount }: RunReport): void {
    this.#messages += messageCount;
  }

  protected override headline(runs: number, seconds: string): string {
    return `${runs} seeds in ${seconds} s, ${this.#messages} messages heard`;
  }

  protected override details(): readonly string[] {
    return [];
  }
}
