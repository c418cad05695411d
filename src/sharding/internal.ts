// For the main entry points, the test kit and the command line, which compose systems. No promise about versions.
export { providerWithSharding } from "./provider-with-sharding.ts";
export { shardingReference } from "./reference.ts";
export { shardingSerializers, shardingTypes } from "./serializers.ts";
export {
  type MovesReply,
  readMovesReply,
  readShardingReport,
  SHARDING_MANAGEMENT_NAME,
  type ShardingReport,
  type StartedType,
} from "./management/sharding-report.ts";
