import { Directive } from "./directive.ts";
import { OneForOneStrategy } from "./one-for-one.ts";
import type { SupervisorStrategy } from "./supervisor-strategy.ts";

/** What actors do that do not say otherwise: restart the failed child, without limit, as the default decider has it. */
export const defaultStrategy: SupervisorStrategy = new OneForOneStrategy();

/** Stops every child that fails. */
export const stoppingStrategy: SupervisorStrategy = new OneForOneStrategy(() => Directive.Stop);
