import { type Address, Group, RouterConfigurationError, type RouterContext, type RouterLogic } from "../../actor/index.ts";
import type { DirectedRouter, RouteeDirector } from "../../actor/internal.ts";
import { type ClusterRouterGroupSettings, completeGroupSettings } from "./cluster-router-settings.ts";
import { MemberFollower } from "./member-follower.ts";
import { nextGroupPlace, type UsedPaths, withoutNode, withPlace } from "./routee-places.ts";

/**
 * A group whose routees are the actors at the same paths on the members of the cluster, which create them themselves. It follows the members
 * as {@link ClusterRouterPool} does. In a configuration: `cluster.enabled = on` in the section of a group.
 */
export class ClusterRouterGroup extends Group {
  /** The group that defines the kind of router. */
  readonly local: Group;
  /** Which members have routees, and at which paths. */
  readonly settings: Required<ClusterRouterGroupSettings>;

  /** Throws RouterConfigurationError for invalid settings, and for a group that is itself cluster-aware. */
  constructor(local: Group, settings: ClusterRouterGroupSettings = {}) {
    const completed = completeGroupSettings(settings, local.paths);
    super(completed.routeesPaths);
    if (local instanceof ClusterRouterGroup) throw new RouterConfigurationError("A ClusterRouterGroup cannot be the group of another one.");
    this.local = local;
    this.settings = completed;
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return this.local.createLogic(context);
  }

  /** @internal for the router */
  createDirector(router: DirectedRouter): RouteeDirector {
    return new GroupDirector(router, this.settings);
  }
}

class GroupDirector extends MemberFollower {
  readonly #settings: Required<ClusterRouterGroupSettings>;
  #used: UsedPaths = new Map();

  constructor(router: DirectedRouter, settings: Required<ClusterRouterGroupSettings>) {
    super(router, settings);
    this.#settings = settings;
  }

  /** INTEROP: all paths, even if those are more than the total: ClusterRouterGroup.GetPaths. */
  protected override addLocalRoutees(): void {
    const address = this.cluster.selfAddress;
    for (const path of this.#settings.routeesPaths) {
      this.#used = withPlace(this.#used, { address, path });
      this.router.addPath(path);
    }
  }

  protected override addRoutees(): void {
    for (;;) {
      const place = nextGroupPlace(this.nodes, this.#used, this.router.routees.length, this.#settings);
      if (place === undefined) return;
      this.#used = withPlace(this.#used, place);
      this.router.addPath(`${place.address}${place.path}`);
    }
  }

  protected override forgetNode(address: Address): void {
    this.#used = withoutNode(this.#used, address);
  }
}
