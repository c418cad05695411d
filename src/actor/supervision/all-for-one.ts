import { handleChildFailure } from "./child-failure.ts";
import type { Decider } from "./decider.ts";
import type { Directive } from "./directive.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import { StrategyRules } from "./strategy-rules.ts";
import type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervisor-strategy.ts";

/** Treats all children as the one that failed: for children that cannot do without each other. */
export class AllForOneStrategy implements SupervisorStrategy {
  readonly #rules: StrategyRules;

  constructor(options: StrategyOptions | Decider = {}) {
    this.#rules = new StrategyRules(options);
  }

  decide(error: Error): Directive {
    return this.#rules.decider(error);
  }

  handleFailure(context: SupervisionContext, child: SupervisedChild, cause: Error): boolean {
    return handleChildFailure(this, context, child, cause, this.#rules.loggingEnabled, (isRestart) => {
      const all = context.children;
      const mayRestart = isRestart && all.every((each) => this.#rules.mayRestart(context, each));
      for (const each of all) {
        if (mayRestart) context.restart(each, cause, each !== child);
        else context.stop(each);
      }
    });
  }
}
