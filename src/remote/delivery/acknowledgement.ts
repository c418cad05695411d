/**
 * What a receiver of numbered messages tells their sender: everything up to `cumulative` has come, except `nacks`.
 * INTEROP: `cumulative` is the highest number ever seen, gaps below it or not, and -1 before the first, as in Akka.NET's `Ack`.
 */
export interface Acknowledgement {
  readonly cumulative: number;
  /** Missing numbers below `cumulative`, ascending. */
  readonly nacks: readonly number[];
}

/** Says that nothing has come yet. */
export const NOTHING_RECEIVED: Acknowledgement = { cumulative: -1, nacks: [] };
