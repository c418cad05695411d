import { Directive } from "./directive.ts";
import { OneForOneStrategy } from "./one-for-one.ts";
import type { SupervisorStrategy } from "./supervisor-strategy.ts";

/** The strategy of actors that do not define one: restarts the failed child without limit, unless the default decider decides otherwise. */
export const defaultStrategy: SupervisorStrategy = new OneForOneStrategy();

/** Stops every child that fails. */
export const stoppingStrategy: SupervisorStrategy = new OneForOneStrategy(() => Directive.Stop);
