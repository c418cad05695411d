import { ShardingMessage } from "./sharding-message.ts";

/**
 * A message together with the id of the entity that it is for. The entity gets the message alone. Use it for messages that do not contain
 * the id themselves. INTEROP: `Akka.Cluster.Sharding.ShardingEnvelope`.
 */
export class ShardingEnvelope<out M = unknown> extends ShardingMessage {
  /** Id of the entity. */
  readonly entityId: string;
  /** What the entity gets. */
  readonly message: M;

  constructor(entityId: string, message: M) {
    super();
    this.entityId = entityId;
    this.message = message;
  }
}
