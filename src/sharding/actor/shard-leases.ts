import type { ActorSystem, Address } from "../../actor/index.ts";
import { leaseOf } from "../../cluster/internal.ts";
import { ShardLease } from "./shard-lease.ts";

export interface ShardLeasesInit {
  readonly system: ActorSystem;
  readonly selfAddress: Address;
  readonly typeName: string;
  /** Path of the section that describes the leases. */
  readonly path: string;
}

/** The leases of the shards of one type on this node. One for each shard that has ever been here: programs make a lease once for each name. */
export class ShardLeases {
  readonly #init: ShardLeasesInit;
  readonly #byShard = new Map<string, ShardLease>();

  constructor(init: ShardLeasesInit) {
    this.#init = init;
  }

  /** INTEROP: Shard.cs makes the same names, so that a shard has one lease in clusters of both runtimes. */
  of(shardId: string): ShardLease {
    const known = this.#byShard.get(shardId);
    if (known !== undefined) return known;
    const { system, typeName, path } = this.#init;
    const { host = "", port = 0 } = this.#init.selfAddress;
    const request = { path, leaseName: `${system.name}-shard-${typeName}-${shardId}`, ownerName: `${host}:${port}` };
    const lease = new ShardLease(() => leaseOf(system, request));
    this.#byShard.set(shardId, lease);
    return lease;
  }

  /** Resolves when all leases that were given back have been. */
  async settled(): Promise<void> {
    await Promise.all(Array.from(this.#byShard.values(), (lease) => lease.settled()));
  }
}
