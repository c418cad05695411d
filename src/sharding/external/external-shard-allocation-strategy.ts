import type { ActorRef, ActorSystem, Address } from "../../actor/index.ts";
import { Cluster } from "../../cluster/index.ts";
import { DistributedData, Get, GetSuccess, type LWWDictionary, type LWWDictionaryKey, NotFound } from "../../distributed-data/index.ts";
import type { ShardAllocations, ShardAllocationStrategy } from "../allocation/shard-allocation-strategy.ts";
import { locationFrom, locationsIn, shardLocationsKey } from "./shard-locations.ts";

/** How long the replicator of this node may take. INTEROP: as in ExternalShardAllocationStrategy.cs. */
const REPLICATOR_MS = 5_000;

/**
 * Gives each shard the region on the node that {@link ExternalShardAllocationClient} has set for it, and moves it there if it is elsewhere. A shard
 * without such a node, or whose node has no region, gets the region that asks for it. Shards do not move for any other reason.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Sharding.External.ExternalShardAllocationStrategy`, with the same replicated data. Use it on all nodes: the
 * oldest one decides.
 */
export class ExternalShardAllocationStrategy implements ShardAllocationStrategy {
  readonly #system: ActorSystem;
  readonly #typeName: string;
  readonly #key: LWWDictionaryKey;
  readonly #cluster: Cluster;
  readonly #replicator: ActorRef;

  /** For entities of the type `typeName`. Starts the replicator of this node. Throws ClusterNotRunningError. */
  constructor(system: ActorSystem, typeName: string) {
    this.#system = system;
    this.#typeName = typeName;
    this.#key = shardLocationsKey(typeName);
    this.#cluster = Cluster.get(system);
    this.#replicator = DistributedData.get(system).replicator;
  }

  /** The region on the node that was set, or else `requester`, or the region with the fewest shards if `requester` is a proxy. */
  async allocateShard(requester: ActorRef, shardId: string, current: ShardAllocations): Promise<ActorRef | undefined> {
    const location = locationFrom((await this.#locations())?.get(shardId));
    const regions = [...current.keys()];
    const wanted = location && regions.find((region) => this.#nodeOf(region).equals(location));
    if (wanted !== undefined) return wanted;
    return current.has(requester) ? requester : leastLoaded(current);
  }

  /** All shards that are on another node than the one that was set, if a region is there. */
  async rebalance(current: ShardAllocations, inProgress: ReadonlySet<string>): Promise<readonly string[]> {
    const locations = await this.#locations();
    if (locations === undefined) return [];
    const regionNodes = new Set(Array.from(current.keys(), (region) => String(this.#nodeOf(region))));
    const stay = (shardId: string, node: string): boolean => {
      const wanted = locationFrom(locations.get(shardId));
      return wanted === undefined || wanted.toString() === node || !regionNodes.has(wanted.toString()) || !this.#mayMoveTo(wanted);
    };
    return Array.from(current).flatMap(([region, shards]) => {
      const node = String(this.#nodeOf(region));
      return shards.filter((shardId) => !inProgress.has(shardId) && !stay(shardId, node));
    });
  }

  /** A shard that is moved to a member that leaves, or cannot be reached, would move again and again. */
  #mayMoveTo(node: Address): boolean {
    const { members, unreachable } = this.#cluster.state;
    const isThere = (each: { readonly address: Address }): boolean => each.address.equals(node);
    return members.find(isThere)?.status === "Up" && !unreachable.some(isThere);
  }

  #nodeOf(region: ActorRef): Address {
    const { address } = region.path;
    return address.host === undefined ? this.#cluster.selfAddress : address;
  }

  async #locations(): Promise<LWWDictionary<string, string> | undefined> {
    const answer = await this.#replicator.ask(new Get(this.#key), REPLICATOR_MS).catch((error: unknown) => error);
    const locations = answer instanceof GetSuccess ? locationsIn(answer) : undefined;
    if (locations === undefined && !(answer instanceof NotFound)) {
      const text = "The locations of shards of the type [{0}] are not known, and shards stay or go where they are asked for: {1}";
      this.#system.log("ExternalShardAllocationStrategy").warning(text, this.#typeName, answer);
    }
    return locations;
  }
}

function leastLoaded(current: ShardAllocations): ActorRef | undefined {
  let least: ActorRef | undefined;
  for (const [region, shards] of current) {
    if (least === undefined || shards.length < (current.get(least)?.length ?? 0)) least = region;
  }
  return least;
}
