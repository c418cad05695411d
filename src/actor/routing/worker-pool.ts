import { Pool } from "./router-config.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/** A pool whose routees live in the workers of this system, in turn. In a configuration: `target.nodes = [workers]` of a pool. */
export class WorkerPool extends Pool {
  /** The pool that defines the kind of router, the number of routees and the strategy. */
  readonly local: Pool;

  constructor(local: Pool) {
    super(local.nrOfInstances, { resizer: local.resizer, supervisorStrategy: local.supervisorStrategy });
    this.local = local;
  }

  createLogic(context: RouterContext): RouterLogic {
    return this.local.createLogic(context);
  }
}
