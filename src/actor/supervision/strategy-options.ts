import type { Duration } from "../../base/index.ts";
import type { Decider } from "./decider.ts";

/** The options of a strategy. */
export interface StrategyOptions {
  /** Default: `defaultDecider`. */
  readonly decider?: Decider;
  /** The number of restarts within `within` after which a child is stopped instead. -1, the default: no limit. 0: never restart. */
  readonly maxNrOfRetries?: number;
  /** Default: infinite, restarts are counted over the whole life. */
  readonly within?: Duration;
  /** Whether the supervisor logs failures. Default: true. */
  readonly loggingEnabled?: boolean;
}
