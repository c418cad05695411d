import type {
  ActorRef,
  ActorSystem,
  Address,
  AnyActorRef,
  EventChannel,
  EventListener,
  EventStream,
  LoggingAdapter,
} from "../../actor/index.ts";
import { ClusterCommand } from "../actor/core-daemon.ts";
import { type CoreState, gossipOf } from "../core/core-state.ts";
import type { CoreEvent } from "../core/transition.ts";
import type { DowningProvider } from "./downing-provider.ts";
import { ClusterDomainEvent, ClusterShuttingDown, type MemberEvent, MemberRemoved, MemberUp } from "../event/cluster-event.ts";
import { type CurrentClusterState, currentStateOf } from "../event/current-cluster-state.ts";
import { eventsBetween } from "../event/events-between.ts";
import { ClusterNotRunningError, JoinFailedError } from "./errors.ts";
import { Gossip } from "../gossip/gossip.ts";
import { MembershipState } from "../gossip/membership-state.ts";
import { Member } from "../member/member.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import type { ClusterSettings } from "../settings/cluster-settings.ts";

/** How a subscriber learns what the cluster is at the time of its subscription: by one state, or by the events that lead to it. */
export type SubscriptionInitialState = "snapshot" | "events";

/** What the cluster needs of its system. */
export interface ClusterInit {
  readonly node: UniqueAddress;
  readonly settings: ClusterSettings;
  readonly eventStream: EventStream;
  readonly log: LoggingAdapter;
  /** Forwards commands to the core daemon. */
  readonly daemon: () => ActorRef;
  readonly downingProvider: DowningProvider;
}

/**
 * The membership of one node in a cluster: joins, leaves, and tells of the other members. It exists in a system with
 * `akka.actor.provider = cluster`.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Cluster`.
 */
export class Cluster {
  readonly #init: ClusterInit;
  #state: CoreState = { kind: "uninitialized" };
  #view: MembershipState;
  #isTerminated = false;

  /** @internal systems with the cluster provider have one; see {@link Cluster.get} */
  constructor(init: ClusterInit) {
    this.#init = init;
    this.#view = new MembershipState(Gossip.empty, init.node);
  }

  /** The cluster of `system`. Throws {@link ClusterNotRunningError} if the system has none. */
  static get(system: ActorSystem): Cluster {
    // Checked by shape: the caller and the provider may come from different bundles.
    const { provider } = system as ActorSystem & { readonly provider?: { readonly cluster?: Cluster } };
    if (provider?.cluster === undefined) throw new ClusterNotRunningError(system.name);
    return provider.cluster;
  }

  /** Address of this node. */
  get selfAddress(): Address {
    return this.#init.node.address;
  }

  /** Address and incarnation of this node. */
  get selfUniqueAddress(): UniqueAddress {
    return this.#init.node;
  }

  /** Roles of this node. Key: `akka.cluster.roles`. */
  get selfRoles(): ReadonlySet<string> {
    return this.#init.settings.roles;
  }

  /** This node as a member. Before it has joined, and after it was removed, its status is `Removed`. */
  get selfMember(): Member {
    const { node, settings } = this.#init;
    const { roles, appVersion } = settings;
    return this.#view.selfMember ?? new Member({ uniqueAddress: node, status: "Removed", roles, appVersion });
  }

  /** The cluster as this node sees it now. */
  get state(): CurrentClusterState {
    return currentStateOf(this.#view);
  }

  /** Whether this node has ended its membership. It can join again only with another actor system. */
  get isTerminated(): boolean {
    return this.#isTerminated;
  }

  /** The settings below `akka.cluster`. */
  get settings(): ClusterSettings {
    return this.#init.settings;
  }

  /** What decides which members are dead. Key: `akka.cluster.downing-provider-class`. */
  get downingProvider(): DowningProvider {
    return this.#init.downingProvider;
  }

  /** All that this node knows of the members. */
  get membership(): MembershipState {
    return this.#view;
  }

  /** Joins the cluster of the node at `address`; with the address of this node, forms a cluster. Has no effect once it has joined. */
  join(address: Address): void {
    this.#tell({ kind: "join", to: address });
  }

  /** As {@link join}; resolves when this node is Up. Rejects with {@link JoinFailedError} if it ends before. */
  joinAsync(address: Address): Promise<void> {
    this.join(address);
    return this.#whenUp();
  }

  /**
   * Joins the cluster of the first of `seeds` that answers. If this node is the first of them and no other is in a cluster, it forms one. Has no effect once it
   * has joined.
   */
  joinSeedNodes(seeds: readonly Address[]): void {
    this.#tell({ kind: "join-seed-nodes", seeds });
  }

  /** As {@link joinSeedNodes}; resolves when this node is Up. Rejects with {@link JoinFailedError} if it ends before. */
  joinSeedNodesAsync(seeds: readonly Address[]): Promise<void> {
    this.joinSeedNodes(seeds);
    return this.#whenUp();
  }

  /** Lets the member at `address` leave in order: it ends its work and shuts down. */
  leave(address: Address): void {
    this.#tell({ kind: "leave", address });
  }

  /** Lets this node leave; resolves when it is removed. */
  leaveAsync(): Promise<void> {
    const removed = new Promise<void>((resolve) => this.onMemberRemoved(() => resolve()));
    this.leave(this.selfAddress);
    return removed;
  }

  /** Declares the member at `address` dead. If it still runs, it shuts down. */
  down(address: Address): void {
    this.#tell({ kind: "down", address });
  }

  /**
   * Delivers the events of `channels`, or of all, to an actor or a function. First comes what the cluster is now: with `snapshot` a
   * {@link CurrentClusterState}, with `events` the events that lead there. Actors are unsubscribed when they terminate.
   */
  subscribe(
    subscriber: AnyActorRef | EventListener<CurrentClusterState | ClusterDomainEvent>,
    initialState: SubscriptionInitialState = "snapshot",
    ...channels: readonly EventChannel<ClusterDomainEvent>[]
  ): void {
    const wanted = channels.length === 0 ? [ClusterDomainEvent] : channels;
    const deliver = (event: CurrentClusterState | ClusterDomainEvent): void => {
      if (typeof subscriber === "function") subscriber(event);
      else (subscriber as ActorRef).tell(event);
    };
    if (initialState === "snapshot") deliver(this.state);
    else {
      const nothing = new MembershipState(Gossip.empty, this.selfUniqueAddress);
      for (const event of eventsBetween(nothing, this.#view)) if (wanted.some((channel) => event instanceof channel)) deliver(event);
    }
    for (const channel of wanted) this.#init.eventStream.subscribe(subscriber, channel);
  }

  /** Ends the subscription to a class of events, or to all. */
  unsubscribe(
    subscriber: AnyActorRef | EventListener<CurrentClusterState | ClusterDomainEvent>,
    channel?: EventChannel<ClusterDomainEvent>,
  ): void {
    this.#init.eventStream.unsubscribe(subscriber, channel);
  }

  /** Sends a {@link CurrentClusterState} to `receiver`. */
  sendCurrentClusterState(receiver: ActorRef): void {
    receiver.tell(this.state);
  }

  /** Calls `callback` once, when this node is Up; at once if it is. */
  onMemberUp(callback: () => void): void {
    if (this.selfMember.status === "Up") callback();
    else this.#once(MemberUp, callback);
  }

  /** Calls `callback` once, when this node is removed or ends its membership; at once if it has. */
  onMemberRemoved(callback: () => void): void {
    if (this.#isTerminated) callback();
    else this.#once(MemberRemoved, callback);
  }

  /** @internal for the core daemon */
  onStateChanged(after: CoreState): void {
    const before = this.#view;
    this.#state = after;
    if (after.kind !== "member") return;
    this.#view = after.membership;
    this.#publish(eventsBetween(before, this.#view));
  }

  /** @internal for the core daemon: this node has ended its membership */
  onStopped(): void {
    if (this.#isTerminated) return;
    this.#isTerminated = true;
    const before = this.#view;
    this.#view = new MembershipState(Gossip.empty, this.selfUniqueAddress);
    this.#publish([new ClusterShuttingDown(), ...eventsBetween(before, this.#view)]);
    if (before.selfMember === undefined) this.#init.eventStream.publish(new MemberRemoved(this.selfMember, "Removed")); // for the callbacks of a node that has never joined
  }

  /** @internal what this node is to the cluster, for reports */
  get coreState(): CoreState {
    return this.#state;
  }

  /** @internal whether this node is a member or about to become one */
  get isActive(): boolean {
    return !this.#isTerminated && gossipOf(this.#state).members.length > 0;
  }

  /** @internal for shutdown tasks */
  tell(event: CoreEvent): void {
    this.#tell(event);
  }

  #publish(events: readonly ClusterDomainEvent[]): void {
    const { eventStream, log, settings } = this.#init;
    for (const event of events) {
      if (settings.logsInfoVerbosely) log.info("Cluster Node [{0}] - event {1}", this.selfAddress, event);
      eventStream.publish(event);
    }
  }

  #once<E extends MemberEvent>(channel: EventChannel<E>, callback: () => void): void {
    const { eventStream, node } = this.#init;
    const listener = ({ member }: E): void => {
      if (!member.uniqueAddress.equals(node)) return;
      eventStream.unsubscribe(listener);
      callback();
    };
    eventStream.subscribe(listener, channel);
  }

  #whenUp(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.onMemberUp(resolve);
      this.onMemberRemoved(() => reject(new JoinFailedError(this.selfAddress.toString())));
    });
  }

  #tell(event: CoreEvent): void {
    this.#init.daemon().tell(new ClusterCommand(event));
  }
}
