import type { Duration } from "../../base/index.ts";
import type { Decider } from "./decider.ts";

/** What a strategy is made from. */
export interface StrategyOptions {
  /** Default: `defaultDecider`. */
  readonly decider?: Decider;
  /** Restarts within `within` after which a child is stopped instead. -1, the default: no limit. 0: never restart. */
  readonly maxNrOfRetries?: number;
  /** Default: infinite, restarts are counted over the whole life. */
  readonly within?: Duration;
  /** Whether failures are logged by the supervisor. Default: true. */
  readonly loggingEnabled?: boolean;
}
