import type { ActorSystem, Address, Routee } from "../../actor/index.ts";
import type { DirectedRouter, RouteeDirector } from "../../actor/internal.ts";
import { type ClusterDomainEvent, MemberEvent, ReachabilityEvent, ReachableMember } from "../event/cluster-event.ts";
import { CurrentClusterState } from "../event/current-cluster-state.ts";
import { Cluster } from "../extension/cluster.ts";
import type { Member } from "../member/member.ts";
import { type ClusterRouterSettings, hasRole, mayHaveRoutees } from "./cluster-router-settings.ts";
import { NodeList } from "./routee-places.ts";

/** What the two kinds of routers have in common: the routees follow the members. INTEROP: ClusterRouterActor in ClusterRoutingConfig.cs. */
export abstract class MemberFollower implements RouteeDirector {
  protected readonly router: DirectedRouter;
  protected readonly cluster: Cluster;
  readonly #settings: Required<ClusterRouterSettings>;
  #nodes = new NodeList();
  readonly #listener = (event: CurrentClusterState | ClusterDomainEvent): void => {
    if (event instanceof CurrentClusterState) this.#onState(event);
    else this.router.inTurn(() => this.#onEvent(event));
  };

  /** Throws ClusterNotRunningError if the system of the router is not a node of a cluster. */
  constructor(router: DirectedRouter, settings: Required<ClusterRouterSettings>) {
    this.router = router;
    this.cluster = Cluster.get(router.system as ActorSystem);
    this.#settings = settings;
  }

  start(): void {
    if (this.#settings.allowLocalRoutees && this.#isUsedItself) this.addLocalRoutees();
    this.cluster.subscribe(this.#listener, "snapshot", MemberEvent, ReachabilityEvent);
  }

  stop(): void {
    this.cluster.unsubscribe(this.#listener);
  }

  /** Adds the routees of this node, which exist before it has joined. */
  protected abstract addLocalRoutees(): void;

  /** Adds routees until there are enough, or no node may have more. */
  protected abstract addRoutees(): void;

  /** The node at `address` has no routees any more. */
  protected abstract forgetNode(address: Address): void;

  /** Nodes that may have routees. Before this node knows the members it uses itself. */
  protected get nodes(): readonly Address[] {
    const { addresses } = this.#nodes;
    const usesItself = addresses.length === 0 && this.#settings.allowLocalRoutees && this.#isUsedItself;
    return usesItself ? [this.cluster.selfAddress] : addresses;
  }

  protected addressOf(routee: Routee): Address {
    const address = this.router.addressOf(routee);
    return address.host === undefined ? this.cluster.selfAddress : address;
  }

  get #isUsedItself(): boolean {
    return hasRole(this.cluster.selfRoles, this.#settings.useRole);
  }

  #isAvailable(member: Member): boolean {
    return mayHaveRoutees(member, this.#settings, this.cluster.selfAddress.toString());
  }

  #onState({ members }: CurrentClusterState): void {
    this.#nodes = new NodeList(members.filter((member) => this.#isAvailable(member)).map(({ address }) => address));
    this.addRoutees();
  }

  #onEvent(event: ClusterDomainEvent): void {
    if (!(event instanceof MemberEvent || event instanceof ReachabilityEvent)) return;
    const { member } = event;
    const mayAdd = event instanceof MemberEvent || event instanceof ReachableMember;
    if (mayAdd && this.#isAvailable(member)) {
      this.#nodes = this.#nodes.with(member.address);
      this.addRoutees();
    } else if (!(event instanceof ReachableMember)) this.#remove(member.address);
  }

  /** Others may take the places of the routees that are lost. */
  #remove(address: Address): void {
    this.#nodes = this.#nodes.without(address);
    this.forgetNode(address);
    this.router.removeRoutees(this.router.routees.filter((routee) => this.addressOf(routee).equals(address)));
    this.addRoutees();
  }
}
