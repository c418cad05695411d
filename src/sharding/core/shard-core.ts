import type { ActorRef } from "../../actor/index.ts";
import { ShardStopped } from "../message/shard-commands.ts";
import { StartEntityAck } from "../message/start-entity.ts";
import { MessageBuffers } from "./message-buffers.ts";

/** What a shard wants done, in this order. */
export type ShardEffect =
  | { readonly kind: "start-entity"; readonly entityId: string }
  | { readonly kind: "to-entity"; readonly entityId: string; readonly message: unknown; readonly sender: ActorRef }
  /** Asks the entity to end; `entityEnded` follows. `undefined`: the stop message of hand-offs. */
  | { readonly kind: "end-entity"; readonly entityId: string; readonly stopMessage: unknown }
  | { readonly kind: "tell"; readonly to: ActorRef; readonly message: unknown }
  /** Ends all entities, and tells `replyTo` then; `stopperEnded` follows. */
  | { readonly kind: "start-stopper"; readonly replyTo: ActorRef }
  | { readonly kind: "drop"; readonly message: unknown; readonly sender: ActorRef; readonly reason: string }
  | { readonly kind: "stop" };

/** The settings that decide. */
export interface ShardRules {
  /** Count of messages that wait while their entities end, over all entities. */
  readonly bufferSize: number;
  /** `undefined`: idle entities stay. */
  readonly passivateIdleAfterMs: number | undefined;
}

interface Entity {
  isPassivating: boolean;
  lastMessageMs: number;
}

/**
 * What a shard does about each event: it starts entities and passivates them, keeps what arrives for an entity that ends, and stops when it
 * is handed off. The clock is an argument. INTEROP: Shard.cs, without remembered entities.
 */
export class ShardCore {
  readonly #shardId: string;
  readonly #rules: ShardRules;
  readonly #entities = new Map<string, Entity>();
  readonly #buffers: MessageBuffers;
  #isHandingOff = false;
  #effects: ShardEffect[] = [];

  constructor(shardId: string, rules: ShardRules) {
    this.#shardId = shardId;
    this.#rules = rules;
    this.#buffers = new MessageBuffers(rules.bufferSize);
  }

  /** Ids of the entities that run, those that are passivating included. */
  get entityIds(): readonly string[] {
    return [...this.#entities.keys()];
  }

  deliver(entityId: string, message: unknown, sender: ActorRef, nowMs: number): readonly ShardEffect[] {
    const entity = this.#entities.get(entityId);
    if (this.#isHandingOff) this.#drop(message, sender, `Its shard ${this.#shardId} is being handed off.`);
    else if (entityId === "") this.#drop(message, sender, "The id of its entity is empty.");
    else if (entity?.isPassivating === true) {
      if (!this.#buffers.add(entityId, { message, sender })) {
        this.#drop(
          message,
          sender,
          `Its entity is passivating, and ${this.#buffers.size} messages wait, the limit in akka.cluster.sharding.buffer-size.`,
        );
      }
    } else {
      if (entity === undefined) this.#start(entityId, nowMs);
      else entity.lastMessageMs = nowMs;
      this.#do({ kind: "to-entity", entityId, message, sender });
    }
    return this.#done();
  }

  startEntity(entityId: string, replyTo: ActorRef, nowMs: number): readonly ShardEffect[] {
    if (this.#isHandingOff || entityId === "") return [];
    const entity = this.#entities.get(entityId);
    if (entity === undefined) this.#start(entityId, nowMs);
    else if (entity.isPassivating) this.#buffers.open(entityId); // starts again when it has ended
    this.#do({ kind: "tell", to: replyTo, message: new StartEntityAck(entityId, this.#shardId) });
    return this.#done();
  }

  passivate(entityId: string, stopMessage: unknown): readonly ShardEffect[] {
    const entity = this.#entities.get(entityId);
    if (entity === undefined || entity.isPassivating || this.#isHandingOff) return [];
    entity.isPassivating = true;
    this.#do({ kind: "end-entity", entityId, stopMessage });
    return this.#done();
  }

  entityEnded(entityId: string, nowMs: number): readonly ShardEffect[] {
    this.#entities.delete(entityId);
    const startsAgain = this.#buffers.has(entityId);
    const waiting = this.#buffers.take(entityId);
    if (this.#isHandingOff) for (const { message, sender } of waiting) this.#drop(message, sender, "Its shard is being handed off.");
    else if (startsAgain) {
      this.#start(entityId, nowMs);
      for (const { message, sender } of waiting) this.#do({ kind: "to-entity", entityId, message, sender });
    }
    return this.#done();
  }

  /** Passivates entities without a message for too long. Every half of that time. */
  passivateIdle(nowMs: number): readonly ShardEffect[] {
    const { passivateIdleAfterMs } = this.#rules;
    if (passivateIdleAfterMs === undefined || this.#isHandingOff) return [];
    for (const [entityId, entity] of this.#entities) {
      if (entity.isPassivating || nowMs - entity.lastMessageMs < passivateIdleAfterMs) continue;
      entity.isPassivating = true;
      this.#do({ kind: "end-entity", entityId, stopMessage: undefined });
    }
    return this.#done();
  }

  handOff(replyTo: ActorRef): readonly ShardEffect[] {
    if (this.#isHandingOff) return [];
    this.#isHandingOff = true;
    if (this.#entities.size > 0) this.#do({ kind: "start-stopper", replyTo });
    else {
      this.#do({ kind: "tell", to: replyTo, message: new ShardStopped(this.#shardId) });
      this.#do({ kind: "stop" });
    }
    return this.#done();
  }

  stopperEnded(): readonly ShardEffect[] {
    this.#do({ kind: "stop" });
    return this.#done();
  }

  #start(entityId: string, nowMs: number): void {
    this.#entities.set(entityId, { isPassivating: false, lastMessageMs: nowMs });
    this.#do({ kind: "start-entity", entityId });
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
