import type { BindableType, BuiltInFactory } from "../serialization/index.ts";
import { ShardingMessage } from "./message/sharding-message.ts";
import { ClusterShardingMessageSerializer } from "./serializer/cluster-sharding-message-serializer.ts";

/** The serializer of sharding by its class name in Akka.NET. */
export const shardingSerializers: ReadonlyMap<string, BuiltInFactory> = new Map<string, BuiltInFactory>([
  [
    "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer",
    ({ identifier, payloads, refs }) => new ClusterShardingMessageSerializer(identifier, payloads, refs),
  ],
]);

/** The type that it is bound to. */
export const shardingTypes: readonly BindableType[] = [
  {
    name: "Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding",
    type: ShardingMessage as unknown as new () => ShardingMessage,
  },
];
