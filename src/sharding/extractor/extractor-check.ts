import type { ActorRef, LoggingAdapter } from "../../actor/index.ts";
import { HashCodeMessageExtractor } from "./hash-code-message-extractor.ts";
import type { MessageExtractor } from "./message-extractor.ts";

const NUMBER = /^(?:0|[1-9]\d{0,9})$/;
/** Nodes that are named in the log; others are ignored. */
const MOST_NODES = 100;
/** Messages of one interval that come from the node to which they belong. A shard that moves may cause a few. */
const MANY_RETURNS = 100;

/** How a log line names an extractor: `HashCodeMessageExtractor with 10 shards`. */
export function nameOfExtractor(extractor: MessageExtractor): string {
  const name = extractor.constructor.name === "Object" ? "an extractor of its own" : extractor.constructor.name;
  return extractor instanceof HashCodeMessageExtractor ? `${name} with ${extractor.maxNumberOfShards} shards` : name;
}

/**
 * Notices that other nodes have another extractor, or another count of shards: messages would be passed from node to node, and entities live
 * twice. The protocol does not say which extractor a node has; its shards do.
 */
export class ExtractorCheck {
  readonly #typeName: string;
  readonly #extractor: MessageExtractor;
  readonly #log: LoggingAdapter;
  readonly #named = new Set<string>();
  #returns = 0;

  constructor(typeName: string, extractor: MessageExtractor, log: LoggingAdapter) {
    this.#typeName = typeName;
    this.#extractor = extractor;
    this.#log = log;
  }

  /** `from` has told of a shard, or has asked for it. */
  shardFrom(shard: string, from: ActorRef): void {
    const { path } = from;
    if (path.address.host === undefined || this.#isPossible(shard) || !this.#isFirst(String(path.address))) return;
    this.#warn(`a shard [${shard}] of the type [${this.#typeName}], which does not exist here`, path.address);
  }

  /** A message from `sender` goes to the region `home`. Once an interval is over, {@link intervalEnded}. */
  passedOn(sender: ActorRef, home: ActorRef): void {
    const { address } = home.path;
    if (address.host === undefined || !sender.path.address.equals(address)) return;
    this.#returns += 1;
    if (this.#returns === MANY_RETURNS && this.#isFirst(`returns ${address}`)) {
      this.#warn(`messages for entities of the type [${this.#typeName}], which belong to that node itself here`, address);
    }
  }

  intervalEnded(): void {
    this.#returns = 0;
  }

  #isPossible(shard: string): boolean {
    const extractor = this.#extractor;
    return !(extractor instanceof HashCodeMessageExtractor) || (NUMBER.test(shard) && Number(shard) < extractor.maxNumberOfShards);
  }

  #isFirst(key: string): boolean {
    if (this.#named.has(key) || this.#named.size >= MOST_NODES) return false;
    this.#named.add(key);
    return true;
  }

  #warn(what: string, node: object): void {
    this.#log.error(
      "{0} sends {1}: this node has {2}, and that one another extractor or another count of shards. Messages may go in circles, and entities may live " +
        "twice. Stop the nodes of one kind, and start the type with the same extractor and count on all of them.",
      node,
      what,
      nameOfExtractor(this.#extractor),
    );
  }
}
