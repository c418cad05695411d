/** A message of cluster sharding that may travel to another node. INTEROP: `IClusterShardingSerializable`, to which serializer 13 is bound. */
export abstract class ShardingMessage {
  /** Never present: prevents other classes from being assignable to this one. */
  declare protected readonly isOfSharding: true;
}
