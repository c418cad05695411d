import { type Duration, millisecondsOf } from "../../base/index.ts";
import { handleChildFailure } from "./child-failure.ts";
import { type Decider, defaultDecider } from "./decider.ts";
import type { Directive } from "./directive.ts";
import { requestRestart, type RestartLimit } from "./restart-window.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervisor-strategy.ts";

/** Acts on the child that failed and leaves its siblings alone. */
export class OneForOneStrategy implements SupervisorStrategy {
  readonly #decider: Decider;
  readonly #limit: RestartLimit;
  readonly #loggingEnabled: boolean;

  constructor(options: StrategyOptions | Decider = {}) {
    const {
      decider = defaultDecider,
      maxNrOfRetries = -1,
      within = "infinite" as Duration,
      loggingEnabled = true,
    } = typeof options === "function" ? { decider: options } : options;
    this.#decider = decider;
    this.#limit = { maxNrOfRetries, withinMs: millisecondsOf(within) };
    this.#loggingEnabled = loggingEnabled;
  }

  decide(error: Error): Directive {
    return this.#decider(error);
  }

  handleFailure(context: SupervisionContext, child: SupervisedChild, cause: Error): boolean {
    return handleChildFailure(this, context, child, cause, this.#loggingEnabled, (isRestart) => {
      if (isRestart && this.#mayRestart(context, child)) context.restart(child, cause, false);
      else context.stop(child);
    });
  }

  #mayRestart(context: SupervisionContext, child: SupervisedChild): boolean {
    const { isAllowed, history } = requestRestart(child.restartHistory, this.#limit, context.nowMs());
    child.restartHistory = history;
    return isAllowed;
  }
}
