import type { ActorRef } from "../../actor/index.ts";
import { murmurHashOfText } from "../../base/index.ts";
import {
  Get,
  GetSuccess,
  NotFound,
  ORSet,
  ORSetKey,
  ReadMajority,
  type ReplicaNode,
  Update,
  UpdateSuccess,
  UpdateTimeout,
  WriteMajority,
} from "../../distributed-data/index.ts";
import type { EntityUpdate } from "../core/entity-updates.ts";
import type { StateReplication } from "../settings/sharding-settings.ts";
import { askReplicator } from "./ask-replicator.ts";
import { EntitiesNotReplicatedError } from "./errors.ts";
import type { RememberedEntitiesStore } from "./remembered-entities-store.ts";

export interface ReplicatedEntitiesStoreInit {
  readonly typeName: string;
  readonly shardId: string;
  readonly replicator: ActorRef;
  readonly node: ReplicaNode;
  readonly replication: StateReplication;
}

/** INTEROP: the ids of a shard are spread over so many sets by their hashes; each of them has a limited size on the wire. */
const KEYS = 5;
/** INTEROP: a write and its repetitions together take as long as `updating-state-timeout`. */
const MOST_WRITES = 4;

/** Keeps the ids in the replicators of all nodes that host shards. INTEROP: DDataRememberEntitiesShardStore.cs. */
export class ReplicatedEntitiesStore implements RememberedEntitiesStore {
  readonly #init: ReplicatedEntitiesStoreInit;
  readonly #keys: readonly ORSetKey[];

  constructor(init: ReplicatedEntitiesStoreInit) {
    this.#init = init;
    this.#keys = Array.from({ length: KEYS }, (_, index) => new ORSetKey(`shard-${init.typeName}-${init.shardId}-${index}`));
  }

  /** Rejects with {@link EntitiesNotReplicatedError}. */
  async load(): Promise<readonly string[]> {
    const sets = await Promise.all(this.#keys.map((key) => this.#read(key)));
    return sets.flat();
  }

  /** Rejects with {@link EntitiesNotReplicatedError}. */
  async store({ started, stopped }: EntityUpdate): Promise<void> {
    const updates = new Map<ORSetKey, { readonly started: string[]; readonly stopped: string[] }>();
    const updateOf = (entityId: string) => {
      const key = this.#keys[Math.abs(murmurHashOfText(entityId) % KEYS)] as ORSetKey;
      const update = updates.get(key) ?? { started: [], stopped: [] };
      updates.set(key, update);
      return update;
    };
    for (const entityId of started) updateOf(entityId).started.push(entityId);
    for (const entityId of stopped) updateOf(entityId).stopped.push(entityId);
    await Promise.all(Array.from(updates, ([key, update]) => this.#write(key, update)));
  }

  async #read(key: ORSetKey): Promise<readonly string[]> {
    const { replicator, replication } = this.#init;
    const { readTimeoutMs, majorityMinCap } = replication;
    const answer = await askReplicator(replicator, new Get(key, new ReadMajority(readTimeoutMs, majorityMinCap)), readTimeoutMs);
    if (answer instanceof NotFound) return [];
    if (answer instanceof GetSuccess) return answer.get(key).elements;
    throw new EntitiesNotReplicatedError("read", key.id, readTimeoutMs, "waiting-for-state-timeout");
  }

  async #write(key: ORSetKey, { started, stopped }: EntityUpdate): Promise<void> {
    const { replicator, replication, node } = this.#init;
    const { writeTimeoutMs, majorityMinCap } = replication;
    const timeoutMs = Math.max(1, Math.trunc(writeTimeoutMs / MOST_WRITES));
    const modified = (before: ORSet<string>): ORSet<string> => {
      const added = started.reduce((set, entityId) => set.add(node, entityId), before);
      return stopped.reduce((set, entityId) => set.remove(node, entityId), added);
    };
    const update = new Update(key, ORSet.empty(), modified, new WriteMajority(timeoutMs, majorityMinCap));
    for (let left = MOST_WRITES; left > 0; left -= 1) {
      const answer = await askReplicator(replicator, update, timeoutMs);
      if (answer instanceof UpdateSuccess) return;
      if (!(answer instanceof UpdateTimeout)) break;
    }
    throw new EntitiesNotReplicatedError("stored", key.id, writeTimeoutMs, "updating-state-timeout");
  }
}
