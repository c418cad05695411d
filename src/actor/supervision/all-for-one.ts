import { type Duration, millisecondsOf } from "../../base/index.ts";
import { handleChildFailure } from "./child-failure.ts";
import { type Decider, defaultDecider } from "./decider.ts";
import type { Directive } from "./directive.ts";
import { requestRestart, type RestartLimit } from "./restart-window.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervisor-strategy.ts";

/** Treats all children as the one that failed: for children that cannot do without each other. */
export class AllForOneStrategy implements SupervisorStrategy {
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
      const all = context.children;
      const mayRestart = isRestart && all.every((each) => this.#mayRestart(context, each));
      for (const each of all) {
        if (mayRestart) context.restart(each, cause, each !== child);
        else context.stop(each);
      }
    });
  }

  #mayRestart(context: SupervisionContext, child: SupervisedChild): boolean {
    const { isAllowed, history } = requestRestart(child.restartHistory, this.#limit, context.nowMs());
    child.restartHistory = history;
    return isAllowed;
  }
}
