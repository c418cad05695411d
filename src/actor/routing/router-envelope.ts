/** A message with a word to the router. Routees get what is in it. */
export abstract class RouterEnvelope<out M = unknown> {
  readonly message: M;

  constructor(message: M) {
    this.message = message;
  }
}

/** For all routees, whatever kind of router it is: `router.tell(new Broadcast(message))`. */
export class Broadcast<out M = unknown> extends RouterEnvelope<M> {}

/** What messages are spread by: equal keys go to the same routee. Texts and bytes are hashed as Akka.NET hashes them. */
export type ConsistentHashKey = string | Uint8Array;

/** A message that knows its key. */
export interface ConsistentHashable {
  readonly consistentHashKey: ConsistentHashKey;
}

/** A message and its key, for a consistent-hashing router. */
export class ConsistentHashableEnvelope<out M = unknown> extends RouterEnvelope<M> implements ConsistentHashable {
  readonly consistentHashKey: ConsistentHashKey;

  constructor(message: M, consistentHashKey: ConsistentHashKey) {
    super(message);
    this.consistentHashKey = consistentHashKey;
  }
}
