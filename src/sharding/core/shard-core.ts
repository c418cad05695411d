import type { ActorRef } from "../../actor/index.ts";
import { ShardStopped } from "../message/shard-commands.ts";
import { StartEntityAck } from "../message/start-entity.ts";
import { EntityUpdates } from "./entity-updates.ts";
import { MessageBuffers } from "./message-buffers.ts";
import { RefSet } from "./ref-tables.ts";
import type { ShardEffect } from "./shard-effect.ts";

/** The settings that decide. */
export interface ShardRules {
  /** Count of messages that wait for entities that start or end, over all entities. */
  readonly bufferSize: number;
  /** `undefined`: idle entities stay. */
  readonly passivateIdleAfterMs: number | undefined;
  /** Whether the ids of entities are stored, so that they start again wherever the shard starts. */
  readonly remembersEntities: boolean;
}

/**
 * - `remembered`: was stored earlier, and has not started here. A message or StartEntity makes it `active`.
 * - `storing-start`: is being stored, and starts then.
 * - `active`: runs. Becomes `waiting` if it ends by itself and is remembered.
 * - `passivating`: has been asked to end.
 * - `storing-stop`: has ended, and is being forgotten.
 * - `waiting`: has ended by itself, and starts again after a pause, or with the next message.
 */
type EntityPhase = "remembered" | "storing-start" | "active" | "passivating" | "storing-stop" | "waiting";

interface Entity {
  phase: EntityPhase;
  lastMessageMs: number;
  /** Who asked to start it, and gets an answer when it has started. */
  ackTo?: RefSet;
}

/** Who asks to start one entity while that is being stored; others ask again. */
const MOST_ACKS = 1_000;
const HANDED_OFF = "Its shard is being handed off.";

/**
 * What a shard does about each event: it starts entities and passivates them, stores which ones there are if they are remembered, keeps what
 * arrives for an entity that starts or ends, and stops when it is handed off. The clock is an argument. INTEROP: Shard.cs.
 */
export class ShardCore {
  readonly #shardId: string;
  readonly #rules: ShardRules;
  readonly #entities = new Map<string, Entity>();
  readonly #buffers: MessageBuffers;
  readonly #updates = new EntityUpdates();
  #isHandingOff = false;
  /** The hand-off begins when the current update has been stored. */
  #handOffTo: ActorRef | undefined;
  #effects: ShardEffect[] = [];

  constructor(shardId: string, rules: ShardRules) {
    this.#shardId = shardId;
    this.#rules = rules;
    this.#buffers = new MessageBuffers(rules.bufferSize);
  }

  /** Ids of the entities that run, those that are passivating included. */
  get entityIds(): readonly string[] {
    return [...this.#entities].filter(([, { phase }]) => phase === "active" || phase === "passivating").map(([entityId]) => entityId);
  }

  /** Count of entities, remembered ones that do not run included. */
  get entityCount(): number {
    return this.#entities.size;
  }

  /** What was stored of this shard. Before all other events. */
  remembered(entityIds: readonly string[]): readonly ShardEffect[] {
    for (const entityId of entityIds) this.#entities.set(entityId, { phase: "remembered", lastMessageMs: 0 });
    if (entityIds.length > 0) this.#do({ kind: "start-remembered", entityIds });
    return this.#done();
  }

  /** Whether the entity runs, so that it can have a message at once, which this counts as one. The usual case, without effects. */
  takesAtOnce(entityId: string, nowMs: number): boolean {
    const entity = this.#entities.get(entityId);
    if (entity?.phase !== "active" || this.#isHandingOff) return false;
    entity.lastMessageMs = nowMs;
    return true;
  }

  deliver(entityId: string, message: unknown, sender: ActorRef, nowMs: number): readonly ShardEffect[] {
    const phase = this.#entities.get(entityId)?.phase;
    if (this.#isHandingOff) this.#drop(message, sender, `Its shard ${this.#shardId} is being handed off.`);
    else if (entityId === "") this.#drop(message, sender, "The id of its entity is empty.");
    else if (phase === "passivating" || phase === "storing-start" || phase === "storing-stop") this.#keep(entityId, message, sender);
    else if (phase === undefined && this.#rules.remembersEntities) {
      if (this.#keep(entityId, message, sender)) this.#storeStart(entityId, nowMs);
    } else {
      this.#ensureActive(entityId, nowMs);
      this.#do({ kind: "to-entity", entityId, message, sender });
    }
    return this.#done();
  }

  startEntity(entityId: string, replyTo: ActorRef, nowMs: number): readonly ShardEffect[] {
    if (this.#isHandingOff || entityId === "") return [];
    const entity = this.#entities.get(entityId);
    if (entity === undefined && this.#rules.remembersEntities) this.#storeStart(entityId, nowMs, replyTo);
    else if (entity?.phase === "storing-start") acknowledgeLater(entity, replyTo);
    else {
      if (entity?.phase === "passivating" || entity?.phase === "storing-stop")
        this.#buffers.open(entityId); // starts again when it has ended
      else this.#ensureActive(entityId, nowMs);
      this.#do({ kind: "tell", to: replyTo, message: new StartEntityAck(entityId, this.#shardId) });
    }
    return this.#done();
  }

  passivate(entityId: string, stopMessage: unknown): readonly ShardEffect[] {
    const entity = this.#entities.get(entityId);
    if (entity?.phase !== "active" || this.#isHandingOff) return [];
    entity.phase = "passivating";
    this.#do({ kind: "end-entity", entityId, stopMessage });
    return this.#done();
  }

  /** The actor of an entity has ended, or could not be created. */
  entityEnded(entityId: string, nowMs: number): readonly ShardEffect[] {
    const entity = this.#entities.get(entityId);
    if (entity === undefined) return [];
    if (this.#isHandingOff) {
      this.#entities.delete(entityId);
      for (const { message, sender } of this.#buffers.take(entityId)) this.#drop(message, sender, HANDED_OFF);
    } else if (!this.#rules.remembersEntities) {
      this.#entities.delete(entityId);
      if (this.#buffers.has(entityId)) this.#startWithWaiting(entityId, nowMs);
    } else if (entity.phase === "passivating") {
      entity.phase = "storing-stop";
      this.#updates.stop(entityId);
      this.#storeNext();
    } else {
      entity.phase = "waiting";
      this.#do({ kind: "restart-later", entityId });
    }
    return this.#done();
  }

  /** The pause after the end of a remembered entity is over. */
  restartDue(entityId: string, nowMs: number): readonly ShardEffect[] {
    if (!this.#isHandingOff && this.#entities.get(entityId)?.phase === "waiting") this.#ensureActive(entityId, nowMs);
    return this.#done();
  }

  /** Remembered entities have started in other shards, because the extractor gives them another one now: they are forgotten here. */
  movedElsewhere(entityIds: readonly string[]): readonly ShardEffect[] {
    for (const entityId of entityIds) {
      const entity = this.#entities.get(entityId);
      if (entity?.phase !== "remembered") continue;
      entity.phase = "storing-stop";
      this.#updates.stop(entityId);
    }
    this.#storeNext();
    return this.#done();
  }

  stored(nowMs: number): readonly ShardEffect[] {
    const { started, stopped } = this.#updates.end();
    if (this.#handOffTo !== undefined) this.#beginHandOff(this.#handOffTo);
    else {
      for (const entityId of started) this.#startWithWaiting(entityId, nowMs);
      for (const entityId of stopped) {
        this.#entities.delete(entityId);
        if (this.#buffers.has(entityId)) this.#storeStart(entityId, nowMs);
      }
      this.#storeNext();
    }
    return this.#done();
  }

  notStored(reason: string): readonly ShardEffect[] {
    this.#updates.end();
    if (this.#handOffTo === undefined) this.#do({ kind: "fail", reason });
    else this.#beginHandOff(this.#handOffTo);
    return this.#done();
  }

  /** Passivates entities without a message for too long. Every half of that time. */
  passivateIdle(nowMs: number): readonly ShardEffect[] {
    const { passivateIdleAfterMs } = this.#rules;
    if (passivateIdleAfterMs === undefined || this.#isHandingOff) return [];
    for (const [entityId, entity] of this.#entities) {
      if (entity.phase !== "active" || nowMs - entity.lastMessageMs < passivateIdleAfterMs) continue;
      entity.phase = "passivating";
      this.#do({ kind: "end-entity", entityId, stopMessage: undefined });
    }
    return this.#done();
  }

  /** An update that is being stored comes first: the next home of this shard reads what is remembered. */
  handOff(replyTo: ActorRef): readonly ShardEffect[] {
    if (this.#isHandingOff) return [];
    this.#isHandingOff = true;
    if (this.#updates.isStoring) this.#handOffTo = replyTo;
    else this.#beginHandOff(replyTo);
    return this.#done();
  }

  stopperEnded(): readonly ShardEffect[] {
    this.#do({ kind: "stop" });
    return this.#done();
  }

  /** The shard has ended, perhaps because its region has: what is lost. */
  ended(): readonly ShardEffect[] {
    for (const entityId of this.#buffers.keys) {
      for (const { message, sender } of this.#buffers.take(entityId)) this.#drop(message, sender, `Its shard ${this.#shardId} has ended.`);
    }
    return this.#done();
  }

  #beginHandOff(replyTo: ActorRef): void {
    this.#handOffTo = undefined;
    for (const [entityId, { phase }] of this.#entities) {
      if (phase === "active" || phase === "passivating") continue;
      for (const { message, sender } of this.#buffers.take(entityId)) this.#drop(message, sender, HANDED_OFF);
    }
    if (this.entityIds.length > 0) this.#do({ kind: "start-stopper", replyTo });
    else {
      this.#do({ kind: "tell", to: replyTo, message: new ShardStopped(this.#shardId) });
      this.#do({ kind: "stop" });
    }
  }

  #storeStart(entityId: string, nowMs: number, replyTo?: ActorRef): void {
    const entity: Entity = { phase: "storing-start", lastMessageMs: nowMs };
    this.#entities.set(entityId, entity);
    if (replyTo !== undefined) acknowledgeLater(entity, replyTo);
    this.#updates.start(entityId);
    this.#storeNext();
  }

  #storeNext(): void {
    const update = this.#updates.next();
    if (update !== undefined) this.#do({ kind: "store", update });
  }

  #startWithWaiting(entityId: string, nowMs: number): void {
    const acks = this.#entities.get(entityId)?.ackTo ?? [];
    this.#ensureActive(entityId, nowMs);
    for (const { message, sender } of this.#buffers.take(entityId)) this.#do({ kind: "to-entity", entityId, message, sender });
    for (const to of acks) this.#do({ kind: "tell", to, message: new StartEntityAck(entityId, this.#shardId) });
  }

  #ensureActive(entityId: string, nowMs: number): void {
    const entity = this.#entities.get(entityId);
    if (entity?.phase === "active") entity.lastMessageMs = nowMs;
    else {
      this.#entities.set(entityId, { phase: "active", lastMessageMs: nowMs });
      this.#do({ kind: "start-entity", entityId });
    }
  }

  #keep(entityId: string, message: unknown, sender: ActorRef): boolean {
    const isKept = this.#buffers.add(entityId, { message, sender });
    if (!isKept) {
      const reason = `Its entity is starting or passivating, and ${this.#buffers.size} messages wait, the limit in akka.cluster.sharding.buffer-size.`;
      this.#drop(message, sender, reason);
    }
    return isKept;
  }

  #drop(message: unknown, sender: ActorRef, reason: string): void {
    this.#do({ kind: "drop", message, sender, reason });
  }

  #do(effect: ShardEffect): void {
    this.#effects.push(effect);
  }

  #done(): readonly ShardEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }
}

function acknowledgeLater(entity: Entity, replyTo: ActorRef): void {
  entity.ackTo ??= new RefSet();
  if (entity.ackTo.size < MOST_ACKS) entity.ackTo.add(replyTo);
}
