import type { ActorRef } from "../../actor/index.ts";
import {
  Get,
  GetSuccess,
  GSet,
  GSetKey,
  NotFound,
  ReadMajority,
  Update,
  UpdateSuccess,
  WriteMajority,
} from "../../distributed-data/index.ts";
import { type CoordinatorEvent, CoordinatorState, ShardHomeAllocated } from "../message/coordinator-events.ts";
import type { StateReplication } from "../settings/sharding-settings.ts";
import { askReplicator } from "./ask-replicator.ts";
import type { CoordinatorStateStore } from "./coordinator-state-store.ts";
import { StateNotReplicatedError } from "./errors.ts";

export interface RememberedShardsStoreInit {
  readonly typeName: string;
  readonly replicator: ActorRef;
  readonly replication: StateReplication;
  /** Keeps everything else. */
  readonly states: CoordinatorStateStore;
}

/**
 * Keeps, besides the state, the ids of all shards that were ever allocated: those without a region are allocated again as soon as there is
 * one, so that their remembered entities start. INTEROP: DDataRememberEntitiesCoordinatorStore.cs.
 */
export class RememberedShardsStore implements CoordinatorStateStore {
  readonly #init: RememberedShardsStoreInit;
  readonly #key: GSetKey;
  readonly #known = new Set<string>();

  constructor(init: RememberedShardsStoreInit) {
    this.#init = init;
    this.#key = new GSetKey(`shard-${init.typeName}-all`);
  }

  /** Rejects with {@link StateNotReplicatedError}. */
  async load(): Promise<CoordinatorState | undefined> {
    const [state, remembered] = await Promise.all([this.#init.states.load(), this.#loadShards()]);
    for (const shard of remembered) this.#known.add(shard);
    const { shards, regions, proxies, unallocatedShards } = state ?? new CoordinatorState();
    const unallocated = new Set([...unallocatedShards, ...remembered].filter((shard) => !shards.has(shard)));
    if (state === undefined && unallocated.size === 0) return undefined;
    return new CoordinatorState(shards, regions, proxies, [...unallocated]);
  }

  /** Rejects with {@link StateNotReplicatedError}. */
  async store(event: CoordinatorEvent, state: CoordinatorState): Promise<void> {
    const remember = event instanceof ShardHomeAllocated && !this.#known.has(event.shard) ? this.#add(event.shard) : undefined;
    await Promise.all([this.#init.states.store(event, state), remember]);
  }

  async #loadShards(): Promise<readonly string[]> {
    const { replicator, replication } = this.#init;
    const { readTimeoutMs, majorityMinCap } = replication;
    const answer = await askReplicator(replicator, new Get(this.#key, new ReadMajority(readTimeoutMs, majorityMinCap)), readTimeoutMs);
    if (answer instanceof NotFound) return [];
    if (answer instanceof GetSuccess) return answer.get(this.#key).elements;
    throw new StateNotReplicatedError("read", this.#key.id, readTimeoutMs);
  }

  async #add(shard: string): Promise<void> {
    const { replicator, replication } = this.#init;
    const { writeTimeoutMs, majorityMinCap } = replication;
    const consistency = new WriteMajority(writeTimeoutMs, majorityMinCap);
    const update = new Update(this.#key, GSet.empty(), (before: GSet<string>) => before.add(shard), consistency);
    const answer = await askReplicator(replicator, update, writeTimeoutMs);
    if (!(answer instanceof UpdateSuccess)) throw new StateNotReplicatedError("stored", this.#key.id, writeTimeoutMs);
    this.#known.add(shard);
  }
}
