import { type Duration, millisecondsOf } from "../../base/index.ts";
import { type Decider, defaultDecider } from "./decider.ts";
import { requestRestart, type RestartLimit } from "./restart-window.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import type { SupervisedChild, SupervisionContext } from "./supervisor-strategy.ts";

/** What every strategy goes by, whichever children it then acts on. */
export class StrategyRules {
  readonly decider: Decider;
  readonly loggingEnabled: boolean;
  readonly #limit: RestartLimit;

  constructor(options: StrategyOptions | Decider) {
    const {
      decider = defaultDecider,
      maxNrOfRetries = -1,
      within = "infinite" as Duration,
      loggingEnabled = true,
    } = typeof options === "function" ? { decider: options } : options;
    this.decider = decider;
    this.#limit = { maxNrOfRetries, withinMs: millisecondsOf(within) };
    this.loggingEnabled = loggingEnabled;
  }

  /** Whether `child` may be restarted once more. The restart counts from here on. */
  mayRestart(context: SupervisionContext, child: SupervisedChild): boolean {
    const { isAllowed, history } = requestRestart(child.restartHistory, this.#limit, context.nowMs());
    child.restartHistory = history;
    return isAllowed;
  }
}
