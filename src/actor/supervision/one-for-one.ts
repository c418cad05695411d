import { handleChildFailure } from "./child-failure.ts";
import type { Decider } from "./decider.ts";
import type { Directive } from "./directive.ts";
import type { StrategyOptions } from "./strategy-options.ts";
import { StrategyRules } from "./strategy-rules.ts";
import type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervisor-strategy.ts";

/** Applies the decision only to the child that failed. */
export class OneForOneStrategy implements SupervisorStrategy {
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
      if (isRestart && this.#rules.mayRestart(context, child)) context.restart(child, cause, false);
      else context.stop(child);
    });
  }
}
