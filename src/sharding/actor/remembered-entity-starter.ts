import { Actor, type ActorRef } from "../../actor/index.ts";
import { StartEntity, StartEntityAck } from "../message/start-entity.ts";
import type { EntityRecovery } from "../settings/sharding-settings.ts";

/** A starter to its shard: these entities have started in other shards. */
export class EntitiesMoved {
  readonly entityIds: readonly string[];

  constructor(entityIds: readonly string[]) {
    this.entityIds = entityIds;
  }
}

export interface RememberedEntityStarterInit {
  readonly region: ActorRef;
  readonly shardId: string;
  readonly entityIds: readonly string[];
  readonly recovery: EntityRecovery;
  readonly retryIntervalMs: number;
}

const BATCH = Symbol("next batch");
const RETRY = Symbol("ask again");

/**
 * Starts the remembered entities of a shard, all at once or at a rate. It asks the region, not the shard: after a change of the extractor, an
 * entity starts in its new shard. INTEROP: RememberEntityStarter.cs.
 */
export class RememberedEntityStarter extends Actor {
  readonly #init: RememberedEntityStarterInit;
  #left: readonly string[];
  readonly #unanswered = new Set<string>();
  readonly #moved: string[] = [];

  constructor(init: RememberedEntityStarterInit) {
    super();
    this.#init = init;
    this.#left = init.entityIds;
  }

  override preStart(): void {
    const { recovery, retryIntervalMs } = this.#init;
    if (recovery !== "all") this.timers.startPeriodicTimer(BATCH, BATCH, recovery.frequencyMs);
    this.timers.startPeriodicTimer(RETRY, RETRY, retryIntervalMs);
    this.#startBatch();
  }

  override receive(message: unknown): void {
    if (message instanceof StartEntityAck) this.#onAck(message);
    else if (message === BATCH) this.#startBatch();
    else if (message === RETRY) for (const entityId of this.#unanswered) this.#start(entityId);
    else this.unhandled(message);
  }

  #startBatch(): void {
    const { recovery } = this.#init;
    const size = recovery === "all" ? this.#left.length : recovery.entityCount;
    const batch = this.#left.slice(0, size);
    this.#left = this.#left.slice(size);
    for (const entityId of batch) {
      this.#unanswered.add(entityId);
      this.#start(entityId);
    }
  }

  #start(entityId: string): void {
    this.#init.region.tell(new StartEntity(entityId), this.self);
  }

  #onAck({ entityId, shardId }: StartEntityAck): void {
    if (this.#unanswered.delete(entityId) && shardId !== this.#init.shardId) this.#moved.push(entityId);
    if (this.#unanswered.size > 0 || this.#left.length > 0) return;
    if (this.#moved.length > 0) this.context.parent.tell(new EntitiesMoved(this.#moved), this.self);
    this.context.stop(this.self);
  }
}
