import { ShardingSettingError } from "./errors.ts";
import type { CompleteShardingSettings } from "./sharding-settings.ts";

/** Throws ShardingSettingError for settings with which no shards can be hosted on this node. */
export function assertCanHost(
  typeName: string,
  { stateStoreMode, remembersEntities, rememberEntitiesStore }: CompleteShardingSettings,
): void {
  if (stateStoreMode === "persistence") {
    throw new ShardingSettingError(
      `Cannot host entities of the type "${typeName}": akka.cluster.sharding.state-store-mode is persistence, and this node has no journal from which a ` +
        "coordinator could read its state when this node is the oldest. Set it to ddata on every node of the cluster, those of Akka.NET included, or use " +
        "startProxy on this node.",
    );
  }
  if (remembersEntities && rememberEntitiesStore === "eventsourced") {
    throw new ShardingSettingError(
      `Cannot host entities of the type "${typeName}": akka.cluster.sharding.remember-entities-store is eventsourced, and this node has no journal for ` +
        "the ids of remembered entities. Set it to ddata on every node of the cluster, those of Akka.NET included.",
    );
  }
}
