import type { ActorRef } from "../../actor/index.ts";

/** Regions with the ids of their shards, in the order in which these were allocated. */
export type ShardAllocations = ReadonlyMap<ActorRef, readonly string[]>;

/**
 * Decides which region gets a shard, and which shards move. The coordinator asks it, about one shard at a time. The same strategy is given on all nodes, since any
 * of them may be the oldest, which asks. The numbered promises are those that the coordinator relies on; whatever it answers, a shard has at most one region.
 * INTEROP: `Akka.Cluster.Sharding.IShardAllocationStrategy`.
 */
export interface ShardAllocationStrategy {
  /**
   * A1 answers one of the regions in `current`, if there are any; `undefined`, or a rejection, means none now, and the shard is asked for again. A2 `requester`
   * asked where the shard is: it need not be in `current`. A3 answers within 10 s, and changes nothing in `current`.
   */
  allocateShard(requester: ActorRef, shardId: string, current: ShardAllocations): ActorRef | undefined | Promise<ActorRef | undefined>;
  /**
   * Ids of shards that shall move now. A4 each is in `current`, and named once. A5 none of them is in `inProgress`, the ids of those that are moving. A6 changes nothing
   * in `current` and `inProgress`.
   */
  rebalance(current: ShardAllocations, inProgress: ReadonlySet<string>): readonly string[] | Promise<readonly string[]>;
}
