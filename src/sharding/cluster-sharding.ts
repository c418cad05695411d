import { type ActorRef, type ActorSystem, type ExtensionId, PoisonPill, Props } from "../actor/index.ts";
import type { ExtendedActorSystem, LocalActorRef } from "../actor/internal.ts";
import { InvalidArgumentError } from "../base/index.ts";
import { Cluster } from "../cluster/index.ts";
import { assertHasLease } from "../cluster/internal.ts";
import { ClusterSingletonManager } from "../cluster-tools/index.ts";
import { encodedName } from "../cluster-tools/internal.ts";
import { ReplicaNode } from "../distributed-data/index.ts";
import { replicatorProps } from "../distributed-data/internal.ts";
import { Backoff } from "../patterns/index.ts";
import { ShardCoordinator, TerminateCoordinator } from "./actor/shard-coordinator.ts";
import { membersByAge } from "./actor/coordinator-places.ts";
import { ShardingGuardian } from "./actor/sharding-guardian.ts";
import { ShardLeases } from "./actor/shard-leases.ts";
import { ShardRegion } from "./actor/shard-region.ts";
import type { EntityType } from "./actor/entity-type.ts";
import { EntityRef } from "./entity/entity-ref.ts";
import type { EntityTypeKey } from "./entity/entity-type-key.ts";
import { LeastShardAllocationStrategy } from "./allocation/least-shard-allocation-strategy.ts";
import type { ShardAllocationStrategy } from "./allocation/shard-allocation-strategy.ts";
import type { MessageExtractor } from "./extractor/message-extractor.ts";
import { GracefulShutdown } from "./message/local-commands.ts";
import { ShardingManagement } from "./management/sharding-management.ts";
import { SHARDING_MANAGEMENT_NAME, type ShardingReport, type StartedType } from "./management/sharding-report.ts";
import { assertCanHost } from "./settings/assert-can-host.ts";
import { EntityTypeNotStartedError } from "./settings/errors.ts";
import { type ClusterShardingSettings, type CompleteShardingSettings, shardingSettingsFrom } from "./settings/sharding-settings.ts";
import type { CoordinatorStateStore } from "./store/coordinator-state-store.ts";
import type { RememberedEntitiesStore } from "./store/remembered-entities-store.ts";
import { RememberedShardsStore } from "./store/remembered-shards-store.ts";
import { ReplicatedEntitiesStore } from "./store/replicated-entities-store.ts";
import { ReplicatedStateStore } from "./store/replicated-state-store.ts";

/** Makes the recipe of an entity from its id. */
export type EntityPropsFactory = (entityId: string) => Props<never>;

/** What a program may add when it starts a type of entities. */
export interface ShardingOptions {
  /** Decides where shards are. Default: the region with the fewest, with the limits in `least-shard-allocation-strategy`. */
  readonly allocationStrategy?: ShardAllocationStrategy;
  /** What entities get when their shard moves, and when they are idle; they stop themselves after it. Default: a `PoisonPill`. */
  readonly handOffStopMessage?: unknown;
}

const SHUTDOWN_PHASE = "cluster-sharding-shutdown-region";
/** The longest pause of the coordinator's supervisor, as a multiple of the shortest. INTEROP: ClusterShardingGuardian.cs. */
const LONGEST_BACKOFF = 5;

/**
 * Entities that live anywhere in the cluster and are reached by their ids. Start each type with the same name and the same extractor on every
 * node: {@link start} where entities may live, {@link startProxy} where they are only used.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Sharding.ClusterSharding`; regions of both runtimes host entities of one type together.
 */
export class ClusterSharding {
  readonly #system: ExtendedActorSystem;
  readonly #cluster: Cluster;
  readonly #guardian: LocalActorRef;
  readonly #regions = new Map<string, ActorRef>();
  readonly #proxies = new Map<string, ActorRef>();
  /** Roles of the members that host each type. */
  readonly #roles = new Map<string, string>();
  /** By name: one for each role. */
  readonly #replicators = new Map<string, ActorRef>();

  /** @internal see {@link ClusterSharding.get} */
  constructor(system: ActorSystem) {
    this.#system = system as ExtendedActorSystem;
    this.#cluster = Cluster.get(system);
    const { guardianName, isUntrusting } = shardingSettingsFrom(system.config);
    this.#guardian = this.#system.systemActorOf(Props.create(ShardingGuardian), guardianName) as unknown as LocalActorRef;
    const management = { report: () => this.#report(guardianName), isUntrusting };
    this.#system.systemActorOf(Props.create(ShardingManagement, management), SHARDING_MANAGEMENT_NAME);
  }

  /** The extension of `system`. Throws ClusterNotRunningError if the system is not a node of a cluster. */
  static get(system: ActorSystem): ClusterSharding {
    return system.extension(clusterShardingId);
  }

  /** Names of the types that were started here, without proxies. */
  get shardTypeNames(): readonly string[] {
    return [...this.#regions.keys()];
  }

  /**
   * The region of `typeName` on this node, which hosts entities; the first call starts it. On a node without the role in the settings, it is a
   * proxy instead. Send messages for entities to it. Throws ShardingSettingError for settings with which no shards can be hosted, and
   * ClusterSettingError if they name a lease that the configuration or the program do not describe.
   */
  start(
    typeName: string,
    entityProps: Props<never> | EntityPropsFactory,
    settings: ClusterShardingSettings,
    extractor: MessageExtractor,
    options: ShardingOptions = {},
  ): ActorRef {
    const known = this.#regions.get(typeName);
    if (known !== undefined) return known;
    const complete = this.#settingsOf(typeName, settings);
    if (complete.role !== "" && !this.#cluster.selfRoles.has(complete.role)) {
      const proxy = this.startProxy(typeName, complete.role, extractor);
      this.#regions.set(typeName, proxy);
      return proxy;
    }
    assertCanHost(typeName, complete);
    if (complete.leasePath !== undefined) assertHasLease(this.#system, complete.leasePath);
    const { handOffStopMessage = PoisonPill.instance } = options;
    const propsOf = entityProps instanceof Props ? () => entityProps : entityProps;
    const replicator = this.#replicatorOf(complete); // on each node: all of them store the state
    const createEntitiesStore = complete.remembersEntities ? this.#entitiesStoreOf(typeName, complete, replicator) : undefined;
    const { leasePath: path } = complete;
    const { selfAddress } = this.#cluster;
    const leases = path === undefined ? undefined : new ShardLeases({ system: this.#system, selfAddress, typeName, path });
    const type: EntityType = {
      typeName,
      entityProps: propsOf,
      settings: complete,
      extractor,
      handOffStopMessage,
      createEntitiesStore,
      leases,
    };
    this.#startCoordinator(type, replicator, options);
    const region = this.#startRegion(type, false);
    this.#regions.set(typeName, region);
    return region;
  }

  /**
   * The proxy of `typeName` on this node, which passes messages on to regions; the first call starts it. `role` is that of the members with
   * regions, empty for all members.
   */
  startProxy(typeName: string, role: string | undefined, extractor: MessageExtractor): ActorRef {
    const known = this.#proxies.get(typeName);
    if (known !== undefined) return known;
    const settings = this.#settingsOf(typeName, role === undefined ? {} : { role });
    const entityProps = (): Props<never> => Props.empty();
    // Members with the role count as replicas. INTEROP: a proxy of .NET has none, so that it stops the coordinator there.
    const isReplica = settings.role === "" || this.#cluster.selfRoles.has(settings.role);
    if (isReplica && settings.stateStoreMode === "ddata") this.#replicatorOf(settings);
    const proxy = this.#startRegion({ typeName, entityProps, settings, extractor, handOffStopMessage: undefined }, true);
    this.#proxies.set(typeName, proxy);
    return proxy;
  }

  /** As {@link start}, for a type that is shared as a value: entities must accept its messages. */
  startEntities<M>(
    type: EntityTypeKey<M>,
    entityProps: Props<M> | ((entityId: string) => Props<M>),
    settings: ClusterShardingSettings = {},
    options: ShardingOptions = {},
  ): ActorRef {
    return this.start(type.name, entityProps as Props<never> | EntityPropsFactory, settings, type.extractor, options);
  }

  /** As {@link startProxy}, for a type that is shared as a value. */
  startEntitiesProxy<M>(type: EntityTypeKey<M>, role?: string): ActorRef {
    return this.startProxy(type.name, role, type.extractor);
  }

  /**
   * A handle to the entity with this id, which accepts the messages of its type. Start a region or a proxy of the type on this node first. Throws
   * EntityTypeNotStartedError, and InvalidArgumentError for an empty id.
   */
  entityRefFor<M>(type: EntityTypeKey<M>, entityId: string): EntityRef<M> {
    return new EntityRef(type.name, entityId, this.shardRegion(type.name));
  }

  /** The region, once it was started. Throws EntityTypeNotStartedError. */
  shardRegion(typeName: string): ActorRef {
    const region = this.#regions.get(typeName) ?? this.#proxies.get(typeName);
    if (region === undefined) throw new EntityTypeNotStartedError("region", typeName, [...this.#regions.keys(), ...this.#proxies.keys()]);
    return region;
  }

  /** The proxy, once it was started. Throws EntityTypeNotStartedError. */
  shardRegionProxy(typeName: string): ActorRef {
    const proxy = this.#proxies.get(typeName);
    if (proxy === undefined) throw new EntityTypeNotStartedError("proxy", typeName, [...this.#proxies.keys()]);
    return proxy;
  }

  #settingsOf(typeName: string, settings: ClusterShardingSettings): CompleteShardingSettings {
    if (typeof typeName !== "string" || typeName === "")
      throw new InvalidArgumentError('A type of entities has a name, such as "Order", which is the same on all nodes.');
    return shardingSettingsFrom(this.#system.config, settings);
  }

  #report(guardian: string): ShardingReport {
    const startedType =
      (kind: StartedType["kind"]) =>
      (name: string): StartedType => {
        const [oldest] = membersByAge(this.#cluster, this.#roles.get(name) ?? "");
        return { name, kind, coordinator: oldest?.address.toString() ?? null };
      };
    const isHosted = (name: string): boolean => this.#regions.has(name) && this.#regions.get(name) !== this.#proxies.get(name);
    const proxied = [...this.#proxies.keys()].filter((name) => !isHosted(name));
    return {
      guardian,
      types: [...[...this.#regions.keys()].filter(isHosted).map(startedType("region")), ...proxied.map(startedType("proxy"))],
    };
  }

  #startRegion(type: EntityType, isProxy: boolean): ActorRef {
    this.#roles.set(type.typeName, type.settings.role);
    const name = encodedName(isProxy ? `${type.typeName}Proxy` : type.typeName);
    const { promise, resolve } = withResolver();
    const props = Props.create(ShardRegion, { type, isProxy, cluster: this.#cluster, onEnded: resolve });
    const { dispatcher } = type.settings;
    const region = this.#guardian.cell.attach(dispatcher === undefined ? props : props.withDispatcher(dispatcher), name) as ActorRef;
    this.#addShutdownTask(name, region, type.leases === undefined ? promise : promise.then(() => type.leases?.settled()));
    return region;
  }

  /** The replicator of the states of all coordinators with this role. */
  #replicatorOf({ replication: { replicator: settings } }: CompleteShardingSettings): ActorRef {
    const name = encodedName(settings.name);
    const replicator = this.#replicators.get(name) ?? this.#guardian.cell.attach(replicatorProps(this.#system, settings), name);
    this.#replicators.set(name, replicator as ActorRef);
    return replicator as ActorRef;
  }

  #entitiesStoreOf(
    typeName: string,
    settings: CompleteShardingSettings,
    replicator: ActorRef,
  ): (shardId: string) => RememberedEntitiesStore {
    const node = ReplicaNode.of(this.#cluster.selfUniqueAddress);
    const { replication } = settings;
    return (shardId) => new ReplicatedEntitiesStore({ typeName, shardId, replicator, node, replication });
  }

  #stateStoreOf(typeName: string, settings: CompleteShardingSettings, replicator: ActorRef): CoordinatorStateStore {
    const { replication, remembersEntities } = settings;
    const node = ReplicaNode.of(this.#cluster.selfUniqueAddress);
    const { clock } = this.#system.platform;
    const states = new ReplicatedStateStore({ typeName, replicator, node, replication, dateMs: () => clock.date().getTime() });
    return remembersEntities ? new RememberedShardsStore({ typeName, replicator, replication, states }) : states;
  }

  #startCoordinator(type: EntityType, replicator: ActorRef, { allocationStrategy }: ShardingOptions): void {
    const { typeName, settings, extractor } = type;
    const { coordinatorFailureBackoffMs, role, limits } = settings;
    const cluster = this.#cluster;
    const view = () => ({ selfAddress: cluster.selfAddress, state: cluster.state });
    const init = {
      typeName,
      extractor,
      settings,
      cluster,
      strategy:
        allocationStrategy ??
        new LeastShardAllocationStrategy(view, limits, (text) => this.#system.log("ClusterSharding").warning("{0}: {1}", typeName, text)),
      createStore: () => this.#stateStoreOf(typeName, settings, replicator),
      minRegions: minRegionsOf(cluster, role),
    };
    const supervisor = Backoff.onStop(Props.create(ShardCoordinator, init), "coordinator", {
      minBackoff: coordinatorFailureBackoffMs,
      maxBackoff: coordinatorFailureBackoffMs * LONGEST_BACKOFF,
      randomFactor: 0.2,
      finalStopMessage: (message) => message instanceof TerminateCoordinator,
    });
    const manager = ClusterSingletonManager.props(supervisor, TerminateCoordinator.instance, {
      ...settings.coordinatorSingleton,
      singletonName: "singleton",
      role,
    });
    this.#guardian.cell.attach(manager, encodedName(`${typeName}Coordinator`));
  }

  /** The shutdown of this node waits until the region has handed its shards over. */
  #addShutdownTask(name: string, region: ActorRef, ended: Promise<void>): void {
    const { coordinatedShutdown: shutdown } = this.#system;
    if (!shutdown.phases.includes(SHUTDOWN_PHASE)) return;
    shutdown.addTask(SHUTDOWN_PHASE, `region-shutdown-${name}`, () => {
      if (this.#cluster.isTerminated || this.#cluster.selfMember.status === "Down") return undefined;
      region.tell(GracefulShutdown.instance);
      return ended;
    });
  }
}

/** The id of {@link ClusterSharding} among the extensions of a system. */
export const clusterShardingId: ExtensionId<ClusterSharding> = {
  name: "ClusterSharding",
  createExtension: (system) => new ClusterSharding(system),
};

function minRegionsOf(cluster: Cluster, role: string): number {
  const { minimumMembers, minimumMembersOfRole } = cluster.settings;
  return role === "" ? minimumMembers : (minimumMembersOfRole.get(role) ?? 1);
}

function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
