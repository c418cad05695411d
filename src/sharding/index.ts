export { ClusterSharding, clusterShardingId, type EntityPropsFactory, type ShardingOptions } from "./cluster-sharding.ts";
export { ShardRegionFailedError } from "./actor/errors.ts";
export type { ShardAllocations, ShardAllocationStrategy } from "./allocation/shard-allocation-strategy.ts";
export { EntityRef } from "./entity/entity-ref.ts";
export { EntityTypeKey } from "./entity/entity-type-key.ts";
export { ShardLocationsTimeoutError } from "./external/errors.ts";
export { ExternalShardAllocation, externalShardAllocationId } from "./external/external-shard-allocation.ts";
export { ExternalShardAllocationClient } from "./external/external-shard-allocation-client.ts";
export { ExternalShardAllocationStrategy } from "./external/external-shard-allocation-strategy.ts";
export { HashCodeMessageExtractor } from "./extractor/hash-code-message-extractor.ts";
export type { MessageExtractor } from "./extractor/message-extractor.ts";
export { EntityLocation, GetEntityLocation } from "./message/entity-location.ts";
export { GracefulShutdown, Passivate } from "./message/local-commands.ts";
export {
  ClusterShardingStats,
  CurrentRegions,
  CurrentShardRegionState,
  GetClusterShardingStats,
  GetCurrentRegions,
  GetShardRegionState,
  GetShardRegionStats,
  ShardRegionStats,
  ShardState,
} from "./message/region-queries.ts";
export { ShardingEnvelope } from "./message/sharding-envelope.ts";
export { ShardingMessage } from "./message/sharding-message.ts";
export { StartEntity, StartEntityAck } from "./message/start-entity.ts";
export { MalformedShardingMessageError } from "./wire/errors.ts";
export { EntityTypeNotStartedError, ShardingSettingError } from "./settings/errors.ts";
export type { ClusterShardingSettings } from "./settings/sharding-settings.ts";
