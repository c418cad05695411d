import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { Resizer } from "./resizer.ts";
import { countAtLeast, RouterConfigurationError } from "./router-configuration-error.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/** What pools of every kind may be given. */
export interface PoolOptions {
  /** Decides how many routees there are once the pool has begun. Default: none, the number stays. */
  readonly resizer?: Resizer | undefined;
  /** What is done about failing routees. Default: the failed one alone is restarted, as any child would be. */
  readonly supervisorStrategy?: SupervisorStrategy | undefined;
}

/**
 * A router that makes its routees: its children, all from the props that it was given with. Extend it, with a `createLogic`, for a kind of
 * your own.
 */
export abstract class Pool {
  readonly kind = "pool";
  /** Routees to begin with. */
  readonly nrOfInstances: number;
  readonly resizer: Resizer | undefined;
  readonly supervisorStrategy: SupervisorStrategy | undefined;

  /** Throws RouterConfigurationError unless `nrOfInstances` is an integer and not negative. */
  constructor(nrOfInstances: number, options: PoolOptions = {}) {
    this.nrOfInstances = countAtLeast(0, nrOfInstances, `nrOfInstances of a ${new.target.name}`);
    this.resizer = options.resizer;
    this.supervisorStrategy = options.supervisorStrategy;
  }

  /** Called once for each router. */
  abstract createLogic(context: RouterContext): RouterLogic;
}

/** A router to actors that others have made: whoever lives at these paths. Extend it, with a `createLogic`, for a kind of your own. */
export abstract class Group {
  readonly kind = "group";
  /** Absolute (`/user/worker`), with an address, or relative to the router. */
  readonly paths: readonly string[];

  /** Throws RouterConfigurationError unless `paths` is a list of texts. */
  constructor(paths: readonly string[]) {
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string")) {
      throw new RouterConfigurationError(`The paths of a ${new.target.name} are not a list of texts. Example: ["/user/worker-1"].`);
    }
    this.paths = [...paths];
  }

  /** Called once for each router. */
  abstract createLogic(context: RouterContext): RouterLogic;
}

/** Says that the configuration describes the router, at its path below `akka.actor.deployment`. Use {@link FromConfig.instance}. */
export class FromConfig {
  static readonly instance: FromConfig = new FromConfig();
  readonly kind = "from-config";
}

/** What an actor may be replaced by: `props.withRouter(new RoundRobinPool(5))`. */
export type RouterConfig = Pool | Group | FromConfig;
