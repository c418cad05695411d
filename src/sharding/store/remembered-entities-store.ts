import type { EntityUpdate } from "../core/entity-updates.ts";

/** Where a shard keeps the ids of its entities, for the next region that hosts it. */
export interface RememberedEntitiesStore {
  /** Rejects if they could not be read; the shard stops, and starts again after `shard-failure-backoff`. */
  load(): Promise<readonly string[]>;
  /** One at a time, after {@link load}. Rejects if it could not be stored; the shard starts over. */
  store(update: EntityUpdate): Promise<void>;
}
