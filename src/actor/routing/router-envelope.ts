/** A message with instructions for the router. Routees receive the message inside. */
export abstract class RouterEnvelope<out M = unknown> {
  /** The message for the routees. */
  readonly message: M;

  constructor(message: M) {
    this.message = message;
  }
}

/** A message for all routees, whatever the kind of router: `router.tell(new Broadcast(message))`. */
export class Broadcast<out M = unknown> extends RouterEnvelope<M> {}

/** A hash key: equal keys go to the same routee. Strings and bytes are hashed as in Akka.NET. */
export type ConsistentHashKey = string | Uint8Array;

/** A message that contains its key. */
export interface ConsistentHashable {
  /** Messages with the same key go to the same routee. */
  readonly consistentHashKey: ConsistentHashKey;
}

/** A message and its key, for a consistent-hashing router. */
export class ConsistentHashableEnvelope<out M = unknown> extends RouterEnvelope<M> implements ConsistentHashable {
  /** The hash key of the message. */
  readonly consistentHashKey: ConsistentHashKey;

  constructor(message: M, consistentHashKey: ConsistentHashKey) {
    super(message);
    this.consistentHashKey = consistentHashKey;
  }
}
