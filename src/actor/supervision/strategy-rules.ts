import { describeValue, type Duration, InvalidArgumentError, millisecondsOf } from "../../base/index.ts";
import { type Decider, defaultDecider } from "./decider.ts";
import { requestRestart, type RestartLimit } from "./restart-window.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import type { SupervisedChild, SupervisionContext } from "./supervisor-strategy.ts";

/** The rules that every strategy shares, whichever children it acts on. */
export class StrategyRules {
  readonly decider: Decider;
  readonly loggingEnabled: boolean;
  readonly #limit: RestartLimit;

  constructor(options: StrategyOptions | Decider) {
    if ((typeof options !== "object" || options === null) && typeof options !== "function") {
      throw new InvalidArgumentError(
        `A strategy takes options or a decider, not ${describeValue(options)}. Example: { maxNrOfRetries: 10, within: "1 minute", decider }.`,
      );
    }
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

  /** Whether `child` may be restarted once more. If so, this restart is counted. */
  mayRestart(context: SupervisionContext, child: SupervisedChild): boolean {
    const { isAllowed, history } = requestRestart(child.restartHistory, this.#limit, context.nowMs());
    child.restartHistory = history;
    return isAllowed;
  }
}
