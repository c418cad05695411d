import { handleChildFailure } from "./child-failure.ts";
import type { Decider } from "./decider.ts";
import type { Directive } from "./directive.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import { StrategyRules } from "./strategy-rules.ts";
import type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervisor-strategy.ts";

/** Applies the decision for the failed child to all children: for children that depend on each other. */
export class AllForOneStrategy implements SupervisorStrategy {
  readonly #rules: StrategyRules;

  constructor(options: StrategyOptions | Decider = {}) {
    this.#rules = new StrategyRules(options);
  }

  /** The directive for `error`. */
  decide(error: Error): Directive {
    return this.#rules.decider(error);
  }

  /** Applies the directive for the failure of `child`. Returns false to escalate it. */
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
