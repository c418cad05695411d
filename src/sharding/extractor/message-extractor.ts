/**
 * Tells which entity a message is for. Every node of a type must answer alike, .NET nodes included: the node that receives a message asks
 * its own extractor. INTEROP: `Akka.Cluster.Sharding.IMessageExtractor`.
 */
export interface MessageExtractor {
  /** Id of the entity that `message` is for. `undefined` or empty: no entity; the message is dropped, with a warning. */
  entityId(message: unknown): string | undefined;
  /** What the entity gets. */
  entityMessage(message: unknown): unknown;
  /** Id of the shard of an entity. The same entity always has the same shard. `message`: the message at hand, if there is one. */
  shardId(entityId: string, message?: unknown): string;
}
