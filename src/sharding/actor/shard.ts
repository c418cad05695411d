import { Actor, type ActorRef, DeadLetter, Props, Terminated } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { encodedName } from "../../cluster-tools/internal.ts";
import { ShardCore, type ShardEffect } from "../core/shard-core.ts";
import { Passivate } from "../message/local-commands.ts";
import { HandOff } from "../message/shard-commands.ts";
import { CurrentShardState, GetCurrentShardState, GetShardStats, ShardStats } from "../message/shard-queries.ts";
import { StartEntity } from "../message/start-entity.ts";
import { entityMessageOf, entityOf } from "./entity-of.ts";
import { HandOffStopper } from "./hand-off-stopper.ts";
import type { EntityType } from "./entity-type.ts";

const IDLE = Symbol("look for idle entities");
/** The stopper kills entities earlier than the coordinator gives up. INTEROP: Shard.cs. */
const STOPPER_MARGIN_MS = 5_000;
const SHORTEST_STOPPER_MS = 1_000;

/** One shard on this node: the parent of its entities. */
export class Shard extends Actor {
  readonly #type: EntityType;
  readonly #shardId: string;
  readonly #core: ShardCore;
  readonly #entities = new Map<string, ActorRef>();
  readonly #ids = new Map<ActorRef, string>();
  #stopper: ActorRef | undefined;

  constructor(type: EntityType, shardId: string) {
    super();
    this.#type = type;
    this.#shardId = shardId;
    const { bufferSize, passivateIdleAfterMs } = type.settings;
    this.#core = new ShardCore(shardId, { bufferSize, passivateIdleAfterMs });
  }

  override preStart(): void {
    const { passivateIdleAfterMs } = this.#type.settings;
    if (passivateIdleAfterMs !== undefined) this.timers.startPeriodicTimer(IDLE, IDLE, Math.max(1, passivateIdleAfterMs / 2));
  }

  override receive(message: unknown): void {
    const { sender } = this;
    if (message instanceof Terminated) this.#onTerminated(message.actor);
    else if (message instanceof Passivate) this.#run(this.#core.passivate(this.#ids.get(sender) ?? "", message.stopMessage));
    else if (message instanceof HandOff) this.#run(this.#core.handOff(sender));
    else if (message instanceof StartEntity) this.#run(this.#core.startEntity(message.entityId, sender, this.#nowMs));
    else if (message instanceof GetShardStats) sender.tell(new ShardStats(this.#shardId, this.#core.entityIds.length), this.self);
    else if (message instanceof GetCurrentShardState) sender.tell(new CurrentShardState(this.#shardId, this.#core.entityIds), this.self);
    else if (message === IDLE) this.#run(this.#core.passivateIdle(this.#nowMs));
    else this.#deliver(message, sender);
  }

  get #nowMs(): number {
    return (this.context.system as ExtendedActorSystem).platform.clock.nowMs();
  }

  #deliver(message: unknown, sender: ActorRef): void {
    const entity = entityOf(message, this.#type.extractor, this.log);
    if (entity === undefined) this.unhandled(message);
    else this.#run(this.#core.deliver(entity.entityId, entityMessageOf(message, this.#type.extractor), sender, this.#nowMs));
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
        this.#entities.get(effect.entityId)?.tell(effect.message, effect.sender);
        return;
      case "start-entity":
        this.#start(effect.entityId);
        return;
      case "end-entity":
        this.#entities.get(effect.entityId)?.tell(effect.stopMessage ?? this.#type.handOffStopMessage, this.self);
        return;
      case "tell":
        effect.to.tell(effect.message, this.self);
        return;
      case "start-stopper":
        this.#startStopper(effect.replyTo);
        return;
      case "drop":
        this.context.system.eventStream.publish(new DeadLetter(effect.message, effect.sender, this.self, effect.reason));
        return;
      case "stop":
        this.context.stop(this.self);
    }
  }

  #start(entityId: string): void {
    const { entityProps, settings } = this.#type;
    const props = entityProps(entityId);
    const { dispatcher } = settings;
    const placed = dispatcher === undefined || props.deploy.dispatcher !== undefined ? props : props.withDispatcher(dispatcher);
    const entity = this.context.watch(this.context.actorOf(placed, encodedName(entityId)) as ActorRef);
    this.#entities.set(entityId, entity);
    this.#ids.set(entity, entityId);
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
}
