/** Defaults of cluster sharding: the keys of Akka.NET's `akka.cluster.sharding`. */
export const shardingReferenceConf = `
akka.actor {
  # Messages of cluster sharding.
  serializers.akka-sharding = "Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding"
  # Messages of cluster sharding.
  serialization-bindings."Akka.Cluster.Sharding.IClusterShardingSerializable, Akka.Cluster.Sharding" = akka-sharding
  # Of the serializer for messages of cluster sharding.
  serialization-identifiers."Akka.Cluster.Sharding.Serialization.ClusterShardingMessageSerializer, Akka.Cluster.Sharding" = 13
}
`;
