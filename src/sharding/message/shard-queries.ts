import { ShardingMessage } from "./sharding-message.ts";

/** Asks a shard for the count of its entities. Answer: {@link ShardStats}. */
export class GetShardStats extends ShardingMessage {
  static readonly instance: GetShardStats = new GetShardStats();
}

export class ShardStats extends ShardingMessage {
  readonly shardId: string;
  readonly entityCount: number;

  constructor(shardId: string, entityCount: number) {
    super();
    this.shardId = shardId;
    this.entityCount = entityCount;
  }
}

/** Asks a shard for its entities. Answer: {@link CurrentShardState}. */
export class GetCurrentShardState extends ShardingMessage {
  static readonly instance: GetCurrentShardState = new GetCurrentShardState();
}

export class CurrentShardState extends ShardingMessage {
  readonly shardId: string;
  readonly entityIds: readonly string[];

  constructor(shardId: string, entityIds: readonly string[]) {
    super();
    this.shardId = shardId;
    this.entityIds = entityIds;
  }
}
