import type { Address } from "../../actor/index.ts";
import { ShardingMessage } from "./sharding-message.ts";

/** Asks a shard region for the entities that run there. Answer: {@link CurrentShardRegionState}. */
export class GetShardRegionState extends ShardingMessage {
  /** The only instance. */
  static readonly instance: GetShardRegionState = new GetShardRegionState();
}

/** The entities of one shard. */
export class ShardState extends ShardingMessage {
  /** Id of the shard. */
  readonly shardId: string;
  /** Ids of the entities that run, without duplicates. */
  readonly entityIds: readonly string[];

  constructor(shardId: string, entityIds: readonly string[]) {
    super();
    this.shardId = shardId;
    this.entityIds = entityIds;
  }
}

/** The shards of a region with their entities. */
export class CurrentShardRegionState extends ShardingMessage {
  /** One for each shard. */
  readonly shards: readonly ShardState[];
  /** Ids of the shards that did not answer in time. */
  readonly failed: readonly string[];

  constructor(shards: readonly ShardState[], failed: readonly string[] = []) {
    super();
    this.shards = shards;
    this.failed = failed;
  }
}

/** Asks a shard region how many entities its shards have. Answer: {@link ShardRegionStats}. */
export class GetShardRegionStats extends ShardingMessage {
  /** The only instance. */
  static readonly instance: GetShardRegionStats = new GetShardRegionStats();
}

/** How many entities the shards of a region have. */
export class ShardRegionStats extends ShardingMessage {
  /** Counts of entities by id of the shard. */
  readonly stats: ReadonlyMap<string, number>;
  /** Ids of the shards that did not answer in time. */
  readonly failed: readonly string[];

  constructor(stats: ReadonlyMap<string, number>, failed: readonly string[] = []) {
    super();
    this.stats = stats;
    this.failed = failed;
  }
}

/** Asks a shard region for the counts of all regions of its type. Answer: {@link ClusterShardingStats}. */
export class GetClusterShardingStats extends ShardingMessage {
  /** How long regions have to answer. Unit: ms. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super();
    this.timeoutMs = timeoutMs;
  }
}

/** How many entities the shards of all regions have. */
export class ClusterShardingStats extends ShardingMessage {
  /** One for each region that answered in time, with the address of its node. */
  readonly regions: readonly (readonly [node: Address, stats: ShardRegionStats])[];

  constructor(regions: readonly (readonly [node: Address, stats: ShardRegionStats])[]) {
    super();
    this.regions = regions;
  }
}

/** Asks a shard region for the nodes with regions of its type. Answer: {@link CurrentRegions}. */
export class GetCurrentRegions extends ShardingMessage {
  /** The only instance. */
  static readonly instance: GetCurrentRegions = new GetCurrentRegions();
}

/** The nodes with regions. */
export class CurrentRegions extends ShardingMessage {
  /** Addresses of the nodes. */
  readonly regions: readonly Address[];

  constructor(regions: readonly Address[]) {
    super();
    this.regions = regions;
  }
}
