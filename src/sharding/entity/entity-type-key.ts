import { InvalidArgumentError } from "../../base/index.ts";
import type { MessageExtractor } from "../extractor/message-extractor.ts";

/**
 * A type of entities as one value: its name in the cluster, the messages `M` that its entities accept, and its extractor. Export it from a module
 * that the programs of all nodes import, so that hosts, proxies and users of entities cannot differ. C# nodes use the same name and the
 * same count of shards.
 *
 * ```ts no-run
 * import { EntityTypeKey, HashCodeMessageExtractor } from "ritsem/sharding";
 *
 * export const orders = new EntityTypeKey<"show" | "close">("Order", new HashCodeMessageExtractor(20));
 * ```
 */
export class EntityTypeKey<in M = unknown> {
  /** The name of the type, the same on all nodes. */
  readonly name: string;
  /** Tells entities and shards of messages. Entity refs send envelopes, which need none of its functions but `shardId`. */
  readonly extractor: MessageExtractor;
  /** Never present: keeps types with other messages from being assignable. */
  declare protected readonly messages: (message: M) => void;

  /** Throws InvalidArgumentError if the name is empty. */
  constructor(name: string, extractor: MessageExtractor) {
    if (typeof name !== "string" || name === "")
      throw new InvalidArgumentError('A type of entities has a name, such as "Order", which is the same on all nodes.');
    this.name = name;
    this.extractor = extractor;
  }
}
