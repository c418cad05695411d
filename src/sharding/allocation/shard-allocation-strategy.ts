import type { ActorRef } from "../../actor/index.ts";

/** Regions with the ids of their shards, in the order in which these were allocated. */
export type ShardAllocations = ReadonlyMap<ActorRef, readonly string[]>;

/**
 * Decides which region gets a shard, and which shards move. The coordinator asks it, one question at a time. INTEROP:
 * `Akka.Cluster.Sharding.IShardAllocationStrategy`.
 */
export interface ShardAllocationStrategy {
  /** One of the regions in `current`. `requester` asked where the shard is. `undefined`, or a rejection: none now; the requester asks again. */
  allocateShard(requester: ActorRef, shardId: string, current: ShardAllocations): ActorRef | undefined | Promise<ActorRef | undefined>;
  /** Ids of shards that shall move now. `inProgress`: ids of those that are moving. */
  rebalance(current: ShardAllocations, inProgress: ReadonlySet<string>): readonly string[] | Promise<readonly string[]>;
}
