import { ShardingMessage } from "./sharding-message.ts";

/**
 * Asks a shard region to start an entity without a message for it. Answer: {@link StartEntityAck}. INTEROP: `ShardRegion.StartEntity`.
 */
export class StartEntity extends ShardingMessage {
  /** Id of the entity. */
  readonly entityId: string;

  constructor(entityId: string) {
    super();
    this.entityId = entityId;
  }
}

/** The entity runs. */
export class StartEntityAck extends ShardingMessage {
  /** Id of the entity. */
  readonly entityId: string;
  /** Id of its shard. */
  readonly shardId: string;

  constructor(entityId: string, shardId: string) {
    super();
    this.entityId = entityId;
    this.shardId = shardId;
  }
}
