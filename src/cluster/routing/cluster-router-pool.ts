import { Pool, RouterConfigurationError, type RouterContext, type RouterLogic } from "../../actor/index.ts";
import type { DirectedRouter, RouteeDirector } from "../../actor/internal.ts";
import { type ClusterRouterPoolSettings, completePoolSettings } from "./cluster-router-settings.ts";
import { MemberFollower } from "./member-follower.ts";
import { nextPoolNode } from "./routee-places.ts";

/**
 * A pool that deploys its routees on the members of the cluster and follows them: members that become Up get routees, and those that leave,
 * crash or cannot be reached lose them. The router itself stays here. In a configuration: `cluster.enabled = on` in the section of a pool.
 */
export class ClusterRouterPool extends Pool {
  /** The pool that defines the kind of router and the strategy. Its number of routees has no effect. */
  readonly local: Pool;
  /** Which members have routees, and how many. */
  readonly settings: Required<ClusterRouterPoolSettings>;

  /** Throws RouterConfigurationError for invalid settings, and for a pool that has a resizer or is itself cluster-aware. */
  constructor(local: Pool, settings: ClusterRouterPoolSettings = {}) {
    super(0, { supervisorStrategy: local.supervisorStrategy });
    if (local.resizer !== undefined) {
      throw new RouterConfigurationError("A cluster-aware pool cannot have a resizer. Set resizer.enabled = off for it.");
    }
    if (local instanceof ClusterRouterPool) throw new RouterConfigurationError("A ClusterRouterPool cannot be the pool of another one.");
    this.local = local;
    this.settings = completePoolSettings(settings);
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return this.local.createLogic(context);
  }

  /** @internal for the router */
  createDirector(router: DirectedRouter): RouteeDirector {
    return new PoolDirector(router, this.settings);
  }
}

class PoolDirector extends MemberFollower {
  readonly #settings: Required<ClusterRouterPoolSettings>;

  constructor(router: DirectedRouter, settings: Required<ClusterRouterPoolSettings>) {
    super(router, settings);
    this.#settings = settings;
  }

  /** INTEROP: as many as one node may have, even if that is more than the total: ClusterRouterPool.GetNrOfInstances. */
  protected override addLocalRoutees(): void {
    for (let count = 0; count < this.#settings.maxInstancesPerNode; count += 1) this.router.deployAt(this.cluster.selfAddress);
  }

  protected override addRoutees(): void {
    for (;;) {
      const { routees } = this.router;
      const at = routees.map((routee) => this.addressOf(routee));
      const node = nextPoolNode(this.nodes, at, this.#settings);
      if (node === undefined) return;
      this.router.deployAt(node);
      if (this.router.routees === routees) return; // the router is stopping
    }
  }

  protected override forgetNode(): void {}
}
