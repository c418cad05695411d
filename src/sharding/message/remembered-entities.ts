import { ShardingMessage } from "./sharding-message.ts";

/** A message that consists of ids of entities. */
export abstract class EntityIdsMessage extends ShardingMessage {
  readonly entityIds: readonly string[];

  constructor(entityIds: readonly string[]) {
    super();
    this.entityIds = entityIds;
  }
}

/** Snapshot of the remembered entities of a shard. INTEROP: EventSourcedRememberEntitiesShardStore.State. */
export class RememberedEntities extends EntityIdsMessage {}

/** Entities that were started. */
export class EntitiesStarted extends EntityIdsMessage {}

/** Entities that were stopped. */
export class EntitiesStopped extends EntityIdsMessage {}

/** The journal of remembered shards begins. */
export class MigrationMarker extends ShardingMessage {}

/** Snapshot of the remembered shards. INTEROP: EventSourcedRememberEntitiesCoordinatorStore.State. */
export class RememberedShards extends ShardingMessage {
  readonly shardIds: readonly string[];
  readonly hasMarker: boolean;

  constructor(shardIds: readonly string[], hasMarker: boolean) {
    super();
    this.shardIds = shardIds;
    this.hasMarker = hasMarker;
  }
}
