import type { ActorRef } from "../../actor/index.ts";
import { RefMessage } from "./registration.ts";
import { ShardMessage } from "./shard-commands.ts";
import { ShardingMessage } from "./sharding-message.ts";

/** What the coordinator has decided, as it is stored. */
export class CoordinatorState extends ShardingMessage {
  /** The region of each shard. */
  readonly shards: ReadonlyMap<string, ActorRef>;
  readonly regions: readonly ActorRef[];
  readonly proxies: readonly ActorRef[];
  /** Shards of remembered entities without a region. */
  readonly unallocatedShards: readonly string[];

  constructor(
    shards: ReadonlyMap<string, ActorRef> = new Map(),
    regions: readonly ActorRef[] = [],
    proxies: readonly ActorRef[] = [],
    unallocatedShards: readonly string[] = [],
  ) {
    super();
    this.shards = shards;
    this.regions = regions;
    this.proxies = proxies;
    this.unallocatedShards = unallocatedShards;
  }
}

export class ShardRegionRegistered extends RefMessage {}

export class ShardRegionProxyRegistered extends RefMessage {}

export class ShardRegionTerminated extends RefMessage {}

export class ShardRegionProxyTerminated extends RefMessage {}

export class ShardHomeAllocated extends ShardingMessage {
  readonly shard: string;
  readonly region: ActorRef;

  constructor(shard: string, region: ActorRef) {
    super();
    this.shard = shard;
    this.region = region;
  }
}

export class ShardHomeDeallocated extends ShardMessage {}

/** An event that changes the coordinator's state. */
export type CoordinatorEvent =
  | ShardRegionRegistered
  | ShardRegionProxyRegistered
  | ShardRegionTerminated
  | ShardRegionProxyTerminated
  | ShardHomeAllocated
  | ShardHomeDeallocated;
