import { Actor, type ActorRef, DeadLetter, Props, Terminated } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { errorFrom } from "../../base/index.ts";
import { encodedName } from "../../cluster-tools/internal.ts";
import type { EntityUpdate } from "../core/entity-updates.ts";
import { ShardCore } from "../core/shard-core.ts";
import type { ShardEffect } from "../core/shard-effect.ts";
import { Passivate } from "../message/local-commands.ts";
import { HandOff } from "../message/shard-commands.ts";
import { CurrentShardState, GetCurrentShardState, GetShardStats, ShardStats } from "../message/shard-queries.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import { StartEntity } from "../message/start-entity.ts";
import type { RememberedEntitiesStore } from "../store/remembered-entities-store.ts";
import { entityMessageOf, entityOf } from "./entity-of.ts";
import type { EntityType } from "./entity-type.ts";
import { ShardFailedError } from "./errors.ts";
import { HandOffStopper } from "./hand-off-stopper.ts";
import { Happened } from "./happened.ts";
import { EntitiesMoved, RememberedEntityStarter } from "./remembered-entity-starter.ts";
import type { ShardLease } from "./shard-lease.ts";

/**
 * - `without-lease`: has asked for its lease. Becomes `loading` when it has it.
 * - `loading`: what was remembered is being read. Becomes `ready`, at once if nothing is remembered.
 * - `ready`: handles messages for entities.
 */
type ShardPhase = "without-lease" | "loading" | "ready";

const IDLE = Symbol("look for idle entities");
/** The stopper kills entities earlier than the coordinator gives up. INTEROP: Shard.cs. */
const STOPPER_MARGIN_MS = 5_000;
const SHORTEST_STOPPER_MS = 1_000;

/** One shard on this node: the parent of its entities. */
export class Shard extends Actor {
  readonly #type: EntityType;
  readonly #shardId: string;
  readonly #core: ShardCore;
  readonly #store: RememberedEntitiesStore | undefined;
  /** Actors of this node: one object for each. */
  readonly #entities = new Map<string, ActorRef>();
  readonly #ids = new Map<ActorRef, string>();
  readonly #lease: ShardLease | undefined;
  #phase: ShardPhase;
  #stopper: ActorRef | undefined;

  constructor(type: EntityType, shardId: string) {
    super();
    this.#type = type;
    this.#shardId = shardId;
    const { bufferSize, passivateIdleAfterMs, remembersEntities } = type.settings;
    this.#core = new ShardCore(shardId, { bufferSize, passivateIdleAfterMs, remembersEntities });
    this.#store = type.createEntitiesStore?.(shardId);
    this.#lease = type.leases?.of(shardId);
    this.#phase = this.#lease === undefined ? "loading" : "without-lease";
  }

  override preStart(): void {
    if (this.#lease !== undefined) this.#acquire(this.#lease);
    else this.#load();
    const { passivateIdleAfterMs } = this.#type.settings;
    if (passivateIdleAfterMs !== undefined) this.timers.startPeriodicTimer(IDLE, IDLE, Math.max(1, passivateIdleAfterMs / 2));
  }

  override postStop(): void {
    this.#run(this.#core.ended());
    const { log } = this;
    const text = "The lease of the shard [{0}] could not be given back: {1}. Other nodes may have to wait until it expires.";
    this.#lease?.release((reason) => log.error(text, this.#shardId, reason));
  }

  override receive(message: unknown): void {
    const { sender } = this;
    if (message instanceof ShardingEnvelope && this.#passOn(message, sender)) return;
    if (message instanceof Happened) message.run();
    else if (message instanceof Terminated) this.#onTerminated(message.actor);
    else if (message instanceof HandOff) this.#run(this.#core.handOff(sender));
    else if (message instanceof GetShardStats) sender.tell(new ShardStats(this.#shardId, this.#core.entityCount), this.self);
    else if (message instanceof GetCurrentShardState) sender.tell(new CurrentShardState(this.#shardId, this.#core.entityIds), this.self);
    else if (this.#phase !== "ready") this.#keep(message, sender);
    else if (message instanceof Passivate) this.#run(this.#core.passivate(this.#ids.get(sender) ?? "", message.stopMessage));
    else if (message instanceof StartEntity) this.#run(this.#core.startEntity(message.entityId, sender, this.#nowMs));
    else if (message instanceof EntitiesMoved) this.#run(this.#core.movedElsewhere(message.entityIds));
    else if (message === IDLE) this.#run(this.#core.passivateIdle(this.#nowMs));
    else this.#deliver(message, sender);
  }

  get #nowMs(): number {
    return (this.context.system as ExtendedActorSystem).platform.clock.nowMs();
  }

  /** Messages wait until the shard has its lease, and what is remembered has been read. */
  #keep(message: unknown, sender: ActorRef): void {
    const { bufferSize } = this.#type.settings;
    if (message === IDLE) return;
    if (this.stash.count >= bufferSize) {
      this.#drop(
        message,
        sender,
        `Its shard is starting, and ${bufferSize} messages wait, the limit in akka.cluster.sharding.buffer-size.`,
      );
      return;
    }
    this.stash.stash();
  }

  #acquire(lease: ShardLease): void {
    const { self } = this;
    const onLost = (cause: unknown): void => self.tell(new Happened(() => this.#onLeaseLost(cause)));
    lease.acquire(onLost).then(
      (isHeld) => self.tell(new Happened(() => (isHeld ? this.#load() : this.#acquireLater(lease, "another node has it")))),
      (thrown: unknown) => self.tell(new Happened(() => this.#acquireLater(lease, errorFrom(thrown).message))),
    );
  }

  #acquireLater(lease: ShardLease, reason: string): void {
    const { typeName, settings } = this.#type;
    const { leaseRetryIntervalMs: afterMs } = settings;
    this.log.error(
      "The shard [{0}] of the type [{1}] did not get its lease: {2}. {3} messages wait. It asks again in {4} ms (akka.cluster.sharding.lease-retry-interval).",
      this.#shardId,
      typeName,
      reason,
      this.stash.count,
      afterMs,
    );
    this.timers.startSingleTimer("lease", new Happened(() => this.#acquire(lease)), afterMs);
  }

  /** At once: another node may start the same entities now. The region starts the shard again, which then waits for the lease. */
  #onLeaseLost(cause: unknown): void {
    this.log.error(
      "The shard [{0}] of the type [{1}] has lost its lease, and stops with its {2} entities. Cause: {3}",
      this.#shardId,
      this.#type.typeName,
      this.#entities.size,
      cause === undefined ? "unknown" : errorFrom(cause).message,
    );
    this.context.stop(this.self);
  }

  #load(): void {
    const { self, log } = this;
    this.#phase = "loading";
    if (this.#store === undefined) return this.#becomeReady();
    this.#store.load().then(
      (entityIds) => self.tell(new Happened(() => this.#onLoaded(entityIds))),
      (thrown: unknown) => {
        const { shardFailureBackoffMs } = this.#type.settings;
        log.error(
          "{0} The shard [{1}] stops, and starts again in {2} ms (akka.cluster.sharding.shard-failure-backoff).",
          errorFrom(thrown).message,
          this.#shardId,
          shardFailureBackoffMs,
        );
        self.tell(new Happened(() => this.context.stop(self)));
      },
    );
  }

  #onLoaded(entityIds: readonly string[]): void {
    this.#run(this.#core.remembered(entityIds));
    this.#becomeReady();
  }

  #becomeReady(): void {
    this.#phase = "ready";
    if (!this.stash.isEmpty) this.stash.unstashAll();
  }

  #storeUpdate(update: EntityUpdate): void {
    const { self } = this;
    const nowMs = () => this.#nowMs;
    this.#store?.store(update).then(
      () => self.tell(new Happened(() => this.#run(this.#core.stored(nowMs())))),
      (thrown: unknown) => self.tell(new Happened(() => this.#run(this.#core.notStored(errorFrom(thrown).message)))),
    );
  }

  /** @hotpath `bench/remote-sharding`. Whether the entity runs, and got it: no shard id is computed again, and no effect made. */
  #passOn({ entityId, message }: ShardingEnvelope, sender: ActorRef): boolean {
    const entity = this.#entities.get(entityId);
    if (entity === undefined || message === undefined || message === null || !this.#core.takesAtOnce(entityId, this.#nowMs)) return false;
    entity.tell(message, sender);
    return true;
  }

  #deliver(message: unknown, sender: ActorRef): void {
    const { extractor } = this.#type;
    const entity = entityOf(message, extractor, this.log);
    const content = entity === undefined ? undefined : entityMessageOf(message, extractor, this.log);
    if (entity === undefined || content === undefined) this.#drop(message, sender, "The message extractor finds no entity or no message.");
    else this.#run(this.#core.deliver(entity.entityId, content, sender, this.#nowMs));
  }

  #onTerminated(actor: ActorRef): void {
    if (actor === this.#stopper) {
      this.#run(this.#core.stopperEnded());
      return;
    }
    const entityId = this.#ids.get(actor);
    if (entityId === undefined) return;
    this.#ids.delete(actor);
    this.#entities.delete(entityId);
    this.#run(this.#core.entityEnded(entityId, this.#nowMs));
  }

  #run(effects: readonly ShardEffect[]): void {
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: ShardEffect): void {
    switch (effect.kind) {
      case "to-entity":
        this.#tellEntity(effect.entityId, effect.message, effect.sender);
        return;
      case "start-entity":
        this.#start(effect.entityId);
        return;
      case "end-entity":
        this.#entities.get(effect.entityId)?.tell(effect.stopMessage ?? this.#type.handOffStopMessage, this.self);
        return;
      case "restart-later": {
        const { entityId } = effect;
        const due = new Happened(() => this.#run(this.#core.restartDue(entityId, this.#nowMs)));
        this.timers.startSingleTimer(`restart ${entityId}`, due, this.#type.settings.entityRestartBackoffMs);
        return;
      }
      case "store":
        this.#storeUpdate(effect.update);
        return;
      case "start-remembered":
        this.#startRemembered(effect.entityIds);
        return;
      case "tell":
        effect.to.tell(effect.message, this.self);
        return;
      case "start-stopper":
        this.#startStopper(effect.replyTo);
        return;
      case "drop":
        this.#drop(effect.message, effect.sender, effect.reason);
        return;
      case "fail":
        throw new ShardFailedError(String(this.self.path), effect.reason);
      case "stop":
        this.context.stop(this.self);
    }
  }

  /** An entity that cannot be created must not end the others: it counts as ended. */
  #start(entityId: string): void {
    const { entityProps, settings, typeName } = this.#type;
    try {
      const props = entityProps(entityId);
      const { dispatcher } = settings;
      const placed = dispatcher === undefined || props.deploy.dispatcher !== undefined ? props : props.withDispatcher(dispatcher);
      const entity = this.context.watch(this.context.actorOf(placed, encodedName(entityId)) as ActorRef);
      this.#entities.set(entityId, entity);
      this.#ids.set(entity, entityId);
    } catch (thrown) {
      this.log.error(errorFrom(thrown), "Entity [{0}] of the type [{1}] could not be created", entityId, typeName);
      this.self.tell(new Happened(() => this.#run(this.#core.entityEnded(entityId, this.#nowMs))));
    }
  }

  #tellEntity(entityId: string, message: unknown, sender: ActorRef): void {
    const entity = this.#entities.get(entityId);
    if (entity === undefined) this.#drop(message, sender, `Entity ${entityId} could not be created.`);
    else entity.tell(message, sender);
  }

  #startRemembered(entityIds: readonly string[]): void {
    const { entityRecovery: recovery, retryIntervalMs } = this.#type.settings;
    const init = { region: this.context.parent, shardId: this.#shardId, entityIds, recovery, retryIntervalMs };
    this.context.actorOf(Props.create(RememberedEntityStarter, init), "RememberEntitiesStarter");
  }

  #startStopper(replyTo: ActorRef): void {
    const init = {
      shardId: this.#shardId,
      entities: [...this.#entities.values()],
      stopMessage: this.#type.handOffStopMessage,
      replyTo,
      timeoutMs: Math.max(SHORTEST_STOPPER_MS, this.#type.settings.handOffTimeoutMs - STOPPER_MARGIN_MS),
    };
    this.#stopper = this.context.watch(this.context.actorOf(Props.create(HandOffStopper, init), "HandOffStopper") as ActorRef);
  }

  #drop(message: unknown, sender: ActorRef, reason: string): void {
    this.context.system.eventStream.publish(new DeadLetter(message, sender, this.self, reason));
  }
}
