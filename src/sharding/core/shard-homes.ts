import type { ActorRef } from "../../actor/index.ts";
import { isSameRef, RefMap } from "./ref-tables.ts";

/** Which region has which shard, as far as one region knows. */
export class ShardHomes {
  readonly #byShard = new Map<string, ActorRef>();
  readonly #byRegion = new RefMap<Set<string>>();

  of(shard: string): ActorRef | undefined {
    return this.#byShard.get(shard);
  }

  get regions(): readonly ActorRef[] {
    return [...this.#byRegion.keys()];
  }

  /** Whether it is the first shard of `region` that is known. */
  set(shard: string, region: ActorRef): boolean {
    if (!isSameRef(region, this.#byShard.get(shard))) this.forget(shard);
    const shards = this.#byRegion.get(region);
    this.#byShard.set(shard, this.#byRegion.refOf(region));
    if (shards !== undefined) shards.add(shard);
    else this.#byRegion.set(region, new Set([shard]));
    return shards === undefined;
  }

  /** The region that was the home of `shard` and has no other known shard now. */
  forget(shard: string): ActorRef | undefined {
    const region = this.#byShard.get(shard);
    this.#byShard.delete(shard);
    if (region === undefined) return undefined;
    const shards = this.#byRegion.get(region);
    shards?.delete(shard);
    if (shards?.size !== 0) return undefined;
    this.#byRegion.delete(region);
    return region;
  }

  /** Whether any shard of `region` was known. */
  forgetRegion(region: ActorRef): boolean {
    const shards = this.#byRegion.get(region);
    for (const shard of shards ?? []) this.#byShard.delete(shard);
    return this.#byRegion.delete(region);
  }
}
