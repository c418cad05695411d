import type { ActorRef } from "../../actor/index.ts";
import {
  type CoordinatorEvent,
  CoordinatorState,
  ShardHomeAllocated,
  ShardHomeDeallocated,
  ShardRegionProxyRegistered,
  ShardRegionRegistered,
  ShardRegionTerminated,
} from "../message/coordinator-events.ts";
import { isSameRef, RefMap, RefSet } from "./ref-tables.ts";

/** What the coordinator has decided: regions with their shards, and proxies. Immutable. INTEROP: ShardCoordinator.CoordinatorState. */
export class Allocations {
  static readonly empty: Allocations = new Allocations(new Map(), new RefMap(), new RefSet(), undefined);
  /** The same with a memory of shards without a region. */
  static readonly remembering: Allocations = new Allocations(new Map(), new RefMap(), new RefSet(), new Set());
  readonly shards: ReadonlyMap<string, ActorRef>;
  /** Ids of shards in the order in which they were allocated. */
  readonly regions: RefMap<readonly string[]>;
  readonly proxies: RefSet;
  /** Shards without a region whose entities are remembered; `undefined` if entities are not. */
  readonly unallocated: ReadonlySet<string> | undefined;

  private constructor(
    shards: ReadonlyMap<string, ActorRef>,
    regions: RefMap<readonly string[]>,
    proxies: RefSet,
    unallocated: ReadonlySet<string> | undefined,
  ) {
    this.shards = shards;
    this.regions = regions;
    this.proxies = proxies;
    this.unallocated = unallocated;
  }

  /** As it was stored. A region with a shard that is not in the list of regions counts as one. */
  static from({ shards, regions, proxies, unallocatedShards }: CoordinatorState, remembersEntities: boolean): Allocations {
    const byRegion = new RefMap<readonly string[]>(regions.map((region) => [region, []]));
    for (const [shard, region] of shards) byRegion.set(region, [...(byRegion.get(region) ?? []), shard]);
    const unallocated = remembersEntities ? new Set(unallocatedShards.filter((shard) => !shards.has(shard))) : undefined;
    return new Allocations(shards, byRegion, new RefSet(proxies), unallocated);
  }

  /** As it is stored. */
  get state(): CoordinatorState {
    return new CoordinatorState(this.shards, [...this.regions.keys()], [...this.proxies], [...(this.unallocated ?? [])]);
  }

  get isEmpty(): boolean {
    return this.shards.size === 0 && this.regions.size === 0 && this.proxies.size === 0;
  }

  after(event: CoordinatorEvent): Allocations {
    if (event instanceof ShardHomeAllocated) return this.#withHome(event.shard, event.region);
    if (event instanceof ShardHomeDeallocated) return this.#withoutHome(event.shard);
    const regions = new RefMap(this.regions);
    const proxies = new RefSet(this.proxies);
    if (event instanceof ShardRegionRegistered) regions.set(event.ref, this.regions.get(event.ref) ?? []);
    else if (event instanceof ShardRegionProxyRegistered) proxies.add(event.ref);
    else if (event instanceof ShardRegionTerminated) {
      regions.delete(event.ref);
      const shards = new Map([...this.shards].filter(([, region]) => !isSameRef(region, event.ref)));
      const lost = this.regions.get(event.ref) ?? [];
      return new Allocations(shards, regions, proxies, this.unallocated && new Set([...this.unallocated, ...lost]));
    } else proxies.delete(event.ref);
    return new Allocations(this.shards, regions, proxies, this.unallocated);
  }

  #withHome(shard: string, region: ActorRef): Allocations {
    const before = this.shards.has(shard) ? this.#withoutHome(shard) : this;
    const regions = new RefMap(before.regions).set(region, [...(before.regions.get(region) ?? []), shard]);
    const unallocated = this.unallocated && new Set([...this.unallocated].filter((each) => each !== shard));
    return new Allocations(new Map(before.shards).set(shard, region), regions, this.proxies, unallocated);
  }

  #withoutHome(shard: string): Allocations {
    const region = this.shards.get(shard);
    if (region === undefined) return this;
    const shards = new Map(this.shards);
    shards.delete(shard);
    const regions = new RefMap(this.regions).set(
      region,
      (this.regions.get(region) ?? []).filter((each) => each !== shard),
    );
    return new Allocations(shards, regions, this.proxies, this.unallocated && new Set([...this.unallocated, shard]));
  }
}
