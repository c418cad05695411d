import type { Measurement } from "./measurement.ts";

/** What one contestant does in one round. */
export interface Trial {
  readonly contestant: string;
  readonly run: () => Promise<readonly Measurement[]>;
}

/** Trials whose results are compared, and which take turns within a round. */
export interface Case {
  readonly name: string;
  readonly trials: readonly Trial[];
}
