import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { Resizer } from "./resizer.ts";
import { countAtLeast, RouterConfigurationError } from "./errors.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/** Options of every kind of pool. */
export interface PoolOptions {
  /** Determines the number of routees after the start. Default: none, the number does not change. */
  readonly resizer?: Resizer | undefined;
  /** How failing routees are handled. Default: only the failed routee is restarted, as any child. */
  readonly supervisorStrategy?: SupervisorStrategy | undefined;
}

/**
 * A router that creates its routees from its props, as its children. To write your own kind of router, extend it and implement
 * `createLogic`.
 */
export abstract class Pool {
  /** Tells the variants apart. */
  readonly kind = "pool";
  /** The initial number of routees. */
  readonly nrOfInstances: number;
  /** Changes the number of routees with their load. */
  readonly resizer: Resizer | undefined;
  /** Strategy for failures of routees. */
  readonly supervisorStrategy: SupervisorStrategy | undefined;

  /** Throws RouterConfigurationError unless `nrOfInstances` is a non-negative integer. */
  constructor(nrOfInstances: number, options: PoolOptions = {}) {
    this.nrOfInstances = countAtLeast(0, nrOfInstances, `nrOfInstances of a ${new.target.name}`);
    this.resizer = options.resizer;
    this.supervisorStrategy = options.supervisorStrategy;
  }

  /**
   * Returns this pool, with the resizer and the strategy of `earlier` where it has none.
   * INTEROP: OverrideUnsetConfig of every pool, which `Props.WithDeploy` calls and `Props.WithRouter` does not.
   */
  withFallback(earlier: Pool): Pool {
    const { resizer = earlier.resizer, supervisorStrategy = earlier.supervisorStrategy } = this;
    if (resizer === this.resizer && supervisorStrategy === this.supervisorStrategy) return this;
    // Derived from this pool, so that it is of the same class, and delegating, because the class may have private members.
    return Object.create(this, {
      resizer: { value: resizer, enumerable: true },
      supervisorStrategy: { value: supervisorStrategy, enumerable: true },
      createLogic: { value: (context: RouterContext) => this.createLogic(context) },
    }) as Pool;
  }

  /** Called once for each router. */
  abstract createLogic(context: RouterContext): RouterLogic;
}

/** A router that sends to actors at the given paths. To write your own kind of router, extend it and implement `createLogic`. */
export abstract class Group {
  /** Tells the variants apart. */
  readonly kind = "group";
  /** Absolute (`/user/worker`), with an address, or relative to the router. */
  readonly paths: readonly string[];

  /** Throws RouterConfigurationError unless `paths` is a list of strings. */
  constructor(paths: readonly string[]) {
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string")) {
      throw new RouterConfigurationError(`The paths of a ${new.target.name} are not a list of strings. Example: ["/user/worker-1"].`);
    }
    this.paths = [...paths];
  }

  /** Called once for each router. */
  abstract createLogic(context: RouterContext): RouterLogic;
}

/** States that the configuration defines the router, at its path below `akka.actor.deployment`. Use {@link FromConfig.instance}. */
export class FromConfig {
  /** The only instance. */
  static readonly instance: FromConfig = new FromConfig();
  /** Tells the variants apart. */
  readonly kind = "from-config";
}

/** The argument of `props.withRouter(new RoundRobinPool(5))`. */
export type RouterConfig = Pool | Group | FromConfig;
