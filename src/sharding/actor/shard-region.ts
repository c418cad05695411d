import { Actor, type ActorRef, DeadLetter, Props, Terminated } from "../../actor/index.ts";
import { type Cluster, CurrentClusterState, type Member, MemberDowned, MemberEvent, MemberRemoved } from "../../cluster/index.ts";
import { encodedName } from "../../cluster-tools/internal.ts";
import { RegionCore } from "../core/region-core.ts";
import { ExtractorCheck } from "../extractor/extractor-check.ts";
import type { RegionEffect } from "../core/region-effect.ts";
import { EntityLocation, GetEntityLocation } from "../message/entity-location.ts";
import { GracefulShutdown } from "../message/local-commands.ts";
import {
  ClusterShardingStats,
  CurrentRegions,
  CurrentShardRegionState,
  GetClusterShardingStats,
  GetCurrentRegions,
  GetShardRegionState,
  GetShardRegionStats,
  ShardRegionStats,
  ShardState,
} from "../message/region-queries.ts";
import { RegisterAck } from "../message/registration.ts";
import { BeginHandOff, HandOff, HostShard, ShardHome, ShardMessage } from "../message/shard-commands.ts";
import { CurrentShardState, GetCurrentShardState, GetShardStats, ShardStats } from "../message/shard-queries.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import { ShardingMessage } from "../message/sharding-message.ts";
import { StartEntity } from "../message/start-entity.ts";
import { coordinatorPlaces, membersByAge } from "./coordinator-places.ts";
import type { EntityType } from "./entity-type.ts";
import { entityOf } from "./entity-of.ts";
import { Happened } from "./happened.ts";
import { locateEntity } from "./locate-entity.ts";
import { mayAsk } from "./query-permission.ts";
import { Shard } from "./shard.ts";
import { ShardRegionFailedError } from "./errors.ts";

export interface ShardRegionInit {
  readonly type: EntityType;
  readonly isProxy: boolean;
  readonly cluster: Cluster;
  /** Called when the region has ended. */
  readonly onEnded: () => void;
}

const RETRY = Symbol("retry");
const REGISTER = Symbol("register");

/** The region, or the proxy, of one type of entities on this node. INTEROP: `/system/sharding/<type>`, ShardRegion.cs. */
export class ShardRegion extends Actor {
  readonly #init: ShardRegionInit;
  readonly #core: RegionCore;
  readonly #check: ExtractorCheck;
  readonly #shards = new Map<string, ActorRef>();
  readonly #shardIds = new Map<ActorRef, string>();
  #oldest: Member | undefined;

  constructor(init: ShardRegionInit) {
    super();
    this.#init = init;
    const { bufferSize, retryIntervalMs, remembersEntities } = init.type.settings;
    this.#check = new ExtractorCheck(init.type.typeName, init.type.extractor, this.log);
    this.#core = new RegionCore(this.self, { isProxy: init.isProxy, bufferSize, retryIntervalMs, remembersEntities });
  }

  override preStart(): void {
    this.#init.cluster.subscribe(this.self, "snapshot", MemberEvent);
    const { retryIntervalMs } = this.#init.type.settings;
    this.timers.startPeriodicTimer(RETRY, RETRY, retryIntervalMs);
  }

  override postStop(): void {
    this.#init.cluster.unsubscribe(this.self);
    this.#run(this.#core.ended());
    if (this.#core.isShuttingDown || this.#init.cluster.isTerminated) this.#init.onEnded();
  }

  override receive(message: unknown): void {
    if (message instanceof ShardingEnvelope || message instanceof StartEntity) this.#deliver(message);
    else if (message instanceof ShardingMessage) this.#onProtocol(message);
    else if (message instanceof Terminated) this.#onTerminated(message.actor);
    else if (message instanceof MemberEvent || message instanceof CurrentClusterState) this.#onMembers(message);
    else if (message instanceof GetEntityLocation) void this.#tellLocation(message, this.sender);
    else if (message instanceof GracefulShutdown) this.#run(this.#core.gracefulShutdown());
    else if (message instanceof Happened) message.run();
    else if (message === RETRY) this.#retry();
    else if (message === REGISTER) this.#run(this.#core.registrationDue());
    else this.#deliver(message);
  }

  #retry(): void {
    this.#check.intervalEnded();
    this.#run(this.#core.retry());
  }

  #deliver(message: unknown): void {
    const entity = entityOf(message, this.#init.type.extractor, this.log);
    if (entity !== undefined) {
      if (this.#init.type.settings.logsMessages) this.#logMessage(entity.entityId, entity.shardId);
      if (!this.#passOn(entity.shardId, message)) this.#run(this.#core.deliver(entity.shardId, message, this.sender));
    } else {
      this.log.warning(
        "Message does not have an extractor defined in shard [{0}] so it was ignored: {1}",
        this.#init.type.typeName,
        message,
      );
      this.#drop(message, this.sender, "The message extractor finds no entity for it.");
    }
  }

  /** @hotpath `bench/remote-sharding`. Whether the home of the shard is known, so that nothing waits for it: no effect is made. */
  #passOn(shardId: string, message: unknown): boolean {
    const home = this.#core.homeOf(shardId);
    const to = home === this.self ? this.#shards.get(shardId) : home;
    if (to === undefined) return false;
    const { sender } = this;
    to.tell(message, sender);
    if (to === home && sender.isLocal === false) this.#check.passedOn(sender, home);
    return true;
  }

  #logMessage(entityId: string, shardId: string): void {
    const home = this.#core.homeOf(shardId)?.path ?? "the region that gets this shard";
    this.log.debug("[{0}] A message for entity [{1}] in shard [{2}] goes to {3}", this.#init.type.typeName, entityId, shardId, home);
  }

  #onProtocol(message: ShardingMessage): void {
    const core = this.#core;
    const { sender } = this;
    if (message instanceof ShardMessage || message instanceof ShardHome) this.#check.shardFrom(message.shard, sender);
    if (message instanceof ShardHome) this.#run(core.shardHome(message.shard, message.region));
    else if (message instanceof HostShard) this.#run(core.hostShard(message.shard, sender));
    else if (message instanceof BeginHandOff) this.#run(core.beginHandOff(message.shard, sender));
    else if (message instanceof HandOff) this.#run(core.handOff(message.shard, sender));
    else if (message instanceof RegisterAck) this.#run(core.registerAck(message.ref));
    else if (mayAsk(sender, this.#init.cluster, this.#init.type.settings.isUntrusting)) this.#onQuestion(message);
  }

  #onQuestion(message: ShardingMessage): void {
    const { sender } = this;
    if (message instanceof GetShardRegionStats) void this.#tellStats(sender);
    else if (message instanceof GetShardRegionState) void this.#tellState(sender);
    else if (message instanceof GetCurrentRegions) this.#askCoordinator(message, new CurrentRegions([]));
    else if (message instanceof GetClusterShardingStats) this.#askCoordinator(message, new ClusterShardingStats([]));
    else this.unhandled(message);
  }

  #askCoordinator(question: ShardingMessage, answerWithoutOne: ShardingMessage): void {
    const { coordinator } = this.#core;
    if (coordinator === undefined) this.sender.tell(answerWithoutOne, this.self);
    else coordinator.forward(question);
  }

  async #tellLocation({ entityId, timeoutMs }: GetEntityLocation, to: ActorRef): Promise<void> {
    const { self, context } = this;
    const shardId = entityOf(new StartEntity(entityId), this.#init.type.extractor, this.log)?.shardId ?? "";
    const region = this.#core.homeOf(shardId);
    const node = region?.path.address;
    const entity = region && (await locateEntity((path) => context.actorSelection(path), region, shardId, entityId, timeoutMs));
    to.tell(new EntityLocation(entityId, shardId, node?.hasLocalScope ? this.#init.cluster.selfAddress : node, entity), self);
  }

  async #tellStats(to: ActorRef): Promise<void> {
    const { self } = this;
    const { answers, failed } = await this.#askShards(GetShardStats.instance, ShardStats);
    to.tell(new ShardRegionStats(new Map(answers.map(({ shardId, entityCount }) => [shardId, entityCount])), failed), self);
  }

  async #tellState(to: ActorRef): Promise<void> {
    const { self } = this;
    const { answers, failed } = await this.#askShards(GetCurrentShardState.instance, CurrentShardState);
    const shards = answers.map(({ shardId, entityIds }) => new ShardState(shardId, entityIds));
    to.tell(new CurrentShardRegionState(shards, failed), self);
  }

  async #askShards<R>(question: object, type: new (...args: never[]) => R): Promise<{ readonly answers: R[]; readonly failed: string[] }> {
    const { queryTimeoutMs } = this.#init.type.settings;
    const answers: R[] = [];
    const failed: string[] = [];
    await Promise.all(
      Array.from(this.#shards, ([shardId, shard]) =>
        shard.ask(question, type, queryTimeoutMs).then(
          (answer) => answers.push(answer),
          () => failed.push(shardId),
        ),
      ),
    );
    return { answers, failed };
  }

  #onMembers(event: MemberEvent | CurrentClusterState): void {
    const { cluster, type } = this.#init;
    if (event instanceof MemberRemoved || event instanceof MemberDowned) {
      if (event.member.uniqueAddress.equals(cluster.selfUniqueAddress)) {
        this.context.stop(this.self);
        return;
      }
    }
    const [oldest] = membersByAge(cluster, type.settings.role);
    if (oldest?.uniqueAddress.key === this.#oldest?.uniqueAddress.key) return;
    this.#oldest = oldest;
    this.#run(this.#core.seekCoordinator());
  }

  #onTerminated(actor: ActorRef): void {
    const shardId = this.#shardIds.get(actor);
    if (shardId === undefined) {
      this.#run(this.#core.terminated(actor));
      return;
    }
    this.#shardIds.delete(actor);
    this.#shards.delete(shardId);
    this.#run(this.#core.shardEnded(shardId));
  }

  #run(effects: readonly RegionEffect[]): void {
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: RegionEffect): void {
    switch (effect.kind) {
      case "tell":
        effect.to.tell(effect.message, effect.sender ?? this.self);
        if (effect.sender?.isLocal === false) this.#check.passedOn(effect.sender, effect.to);
        return;
      case "to-shard":
        this.#shards.get(effect.shard)?.tell(effect.message, effect.sender);
        return;
      case "tell-coordinator":
        this.#tellCoordinator(effect.message);
        return;
      case "start-shard":
        this.#startShard(effect.shard);
        return;
      case "no-coordinator":
        this.#warnOfNoCoordinator(effect.registrations, effect.waiting);
        return;
      case "restart-shard-later": {
        const { shard } = effect;
        const due = new Happened(() => this.#run(this.#core.restartShard(shard)));
        this.timers.startSingleTimer(`restart ${shard}`, due, this.#init.type.settings.shardFailureBackoffMs);
        return;
      }
      case "hand-off-shard":
        this.#shards.get(effect.shard)?.tell(new HandOff(effect.shard), effect.replyTo);
        return;
      case "watch":
        this.context.watch(effect.ref);
        return;
      case "unwatch":
        this.context.unwatch(effect.ref);
        return;
      case "register-later":
        this.timers.startSingleTimer(REGISTER, REGISTER, effect.afterMs);
        return;
      case "drop":
        this.#drop(effect.message, effect.sender, effect.reason);
        return;
      case "log":
        this.log[effect.level]("{0}", effect.text);
        return;
      case "fail":
        throw new ShardRegionFailedError(String(this.self.path), effect.reason);
      case "stop":
        this.context.stop(this.self);
    }
  }

  #tellCoordinator(message: unknown): void {
    const { type, cluster } = this.#init;
    const { guardianName, role } = type.settings;
    const path = `/system/${guardianName}/${encodedName(type.typeName)}Coordinator/singleton/coordinator`;
    for (const { address } of coordinatorPlaces(membersByAge(cluster, role))) {
      this.context.actorSelection(`${address}${path}`).tell(message as object, this.self);
    }
  }

  #warnOfNoCoordinator(registrations: number, waiting: number): void {
    const { type, cluster } = this.#init;
    const { role } = type.settings;
    const places = coordinatorPlaces(membersByAge(cluster, role)).map(({ address }) => String(address));
    this.log.warning(
      "No coordinator of the type [{0}] has answered {1} registrations, and {2} messages wait for it. It was looked for at: {3}. Start a region of the type " +
        "with this very name on the members {4}, C# nodes included, and check that akka.cluster.sharding.guardian-name is the same there.",
      type.typeName,
      registrations,
      waiting,
      places.join(", ") || "no member",
      role === "" ? "of the cluster" : `with the role [${role}]`,
    );
  }

  #startShard(shardId: string): void {
    const shard = this.context.watch(this.context.actorOf(Props.create(Shard, this.#init.type, shardId), encodedName(shardId)) as ActorRef);
    this.#shards.set(shardId, shard);
    this.#shardIds.set(shard, shardId);
  }

  #drop(message: unknown, sender: ActorRef, reason: string): void {
    this.context.system.eventStream.publish(new DeadLetter(message, sender, this.self, reason));
  }
}
