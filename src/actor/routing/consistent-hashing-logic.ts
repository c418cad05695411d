import { ConsistentHash } from "./consistent-hash.ts";
import type { ConsistentHashable, ConsistentHashKey } from "./router-envelope.ts";
import type { Routee } from "./routee.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/** Returns the key of a message; `undefined` uses the key in the message. */
export type ConsistentHashMapping = (message: unknown) => ConsistentHashKey | undefined;

/**
 * Messages with equal keys go to the same routee as long as the set of routees does not change. The key comes from the mapping, otherwise
 * from the message's `consistentHashKey`. A message with neither becomes a dead letter, with a warning.
 */
export class ConsistentHashingLogic implements RouterLogic {
  readonly #context: RouterContext;
  readonly #virtualNodesFactor: number;
  readonly #hashMapping: ConsistentHashMapping;
  #routees: readonly Routee[] = [];
  #ring: ConsistentHash<Routee> = new ConsistentHash<Routee>([], 1);

  constructor(context: RouterContext, virtualNodesFactor: number, hashMapping: ConsistentHashMapping) {
    this.#context = context;
    this.#virtualNodesFactor = virtualNodesFactor;
    this.#hashMapping = hashMapping;
  }

  select(message: unknown, routees: readonly Routee[]): Routee | undefined {
    if (routees.length === 0) return undefined;
    const key = this.#keyOf(message);
    if (typeof key !== "string" && !(key instanceof Uint8Array)) {
      this.#context.warn(
        "A message of type {0} has no hash key. Wrap it in a ConsistentHashableEnvelope, give it a consistentHashKey, or give " +
          "the router a hashMapping; a key is a string or a Uint8Array.",
        typeNameOf(message),
      );
      return undefined;
    }
    if (routees !== this.#routees) {
      this.#routees = routees;
      this.#ring = new ConsistentHash(
        routees.map((routee) => [this.#context.nameOf(routee), routee] as const),
        this.#virtualNodesFactor,
      );
    }
    return this.#ring.nodeFor(key);
  }

  #keyOf(message: unknown): unknown {
    try {
      return this.#hashMapping(message) ?? (message as Partial<ConsistentHashable>).consistentHashKey;
    } catch (error) {
      this.#context.warn("The hashMapping of a router threw: {0}", error);
      return undefined;
    }
  }
}

function typeNameOf(message: unknown): string {
  return typeof message === "object" && message !== null ? (message.constructor?.name ?? "object") : typeof message;
}
