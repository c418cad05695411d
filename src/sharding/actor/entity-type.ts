import type { Props } from "../../actor/index.ts";
import type { MessageExtractor } from "../extractor/message-extractor.ts";
import type { CompleteShardingSettings } from "../settings/sharding-settings.ts";
import type { RememberedEntitiesStore } from "../store/remembered-entities-store.ts";
import type { ShardLeases } from "./shard-leases.ts";

/** What the actors of one type of entities share on a node. */
export interface EntityType {
  readonly typeName: string;
  readonly entityProps: (entityId: string) => Props<never>;
  readonly settings: CompleteShardingSettings;
  readonly extractor: MessageExtractor;
  readonly handOffStopMessage: unknown;
  /** Absent: entities are not remembered. */
  readonly createEntitiesStore?: ((shardId: string) => RememberedEntitiesStore) | undefined;
  /** Absent: shards need no lease. */
  readonly leases?: ShardLeases | undefined;
}
