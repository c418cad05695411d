import { Address } from "../address/address.ts";
import { Pool } from "./router-config.ts";
import { RouterConfigurationError } from "./errors.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * A pool whose routees live in other systems: they are distributed to `nodes` in turn and deployed there, as children of the router, which
 * stays here. In a configuration: `target.nodes` of a pool.
 */
export class RemoteRouterConfig extends Pool {
  /** The pool that defines the kind of router, the number of routees and the strategy. */
  readonly local: Pool;
  /** Where the routees are deployed, in turn. */
  readonly nodes: readonly Address[];

  /**
   * `nodes`: addresses, which may be strings (`akka.tcp://System@host:port`). Throws RouterConfigurationError if there are no nodes or
   * `local` is itself spread over nodes, and InvalidAddressError for an invalid address.
   */
  constructor(local: Pool, nodes: readonly (Address | string)[]) {
    super(local.nrOfInstances, { resizer: local.resizer, supervisorStrategy: local.supervisorStrategy });
    if (nodes.length === 0) throw new RouterConfigurationError("A RemoteRouterConfig needs at least one node.");
    if (local instanceof RemoteRouterConfig) throw new RouterConfigurationError("A RemoteRouterConfig cannot be the pool of another one.");
    this.local = local;
    this.nodes = nodes.map((node) => (typeof node === "string" ? Address.parse(node) : node));
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return this.local.createLogic(context);
  }
}
