import type { Address } from "../address/address.ts";
import { Pool } from "./router-config.ts";
import { RouterConfigurationError } from "./router-configuration-error.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * A pool whose routees live in other systems: they are dealt to `nodes` in turn and deployed there, as children of the router, which stays here. In
 * a configuration: `target.nodes` of a pool.
 */
export class RemoteRouterConfig extends Pool {
  /** The pool that it would be here. */
  readonly local: Pool;
  readonly nodes: readonly Address[];

  /** Throws RouterConfigurationError without nodes, or when `local` is spread over nodes itself. */
  constructor(local: Pool, nodes: readonly Address[]) {
    super(local.nrOfInstances, { resizer: local.resizer, supervisorStrategy: local.supervisorStrategy });
    if (nodes.length === 0) throw new RouterConfigurationError("A RemoteRouterConfig needs at least one node.");
    if (local instanceof RemoteRouterConfig) throw new RouterConfigurationError("A RemoteRouterConfig cannot be the pool of another one.");
    this.local = local;
    this.nodes = [...nodes];
  }

  createLogic(context: RouterContext): RouterLogic {
    return this.local.createLogic(context);
  }
}
