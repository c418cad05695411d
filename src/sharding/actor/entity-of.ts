import type { LoggingAdapter } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { MessageExtractor } from "../extractor/message-extractor.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import { StartEntity } from "../message/start-entity.ts";

/**
 * The entity that a message is for, with its shard; `undefined` for none. An extractor is the program's: if it throws, or returns something else
 * than texts, that is logged, and the message is for no entity.
 */
export function entityOf(
  message: unknown,
  extractor: MessageExtractor,
  log: LoggingAdapter,
): { readonly entityId: string; readonly shardId: string } | undefined {
  try {
    const entityId = message instanceof StartEntity || message instanceof ShardingEnvelope ? message.entityId : extractor.entityId(message);
    if (entityId === undefined || entityId === "") return undefined;
    const shardId: unknown = extractor.shardId(entityId, message);
    if (typeof entityId === "string" && typeof shardId === "string" && shardId !== "") return { entityId, shardId };
    log.error(
      "The message extractor returned [{0}] as the id of the entity and [{1}] as that of its shard for [{2}]. Both must be texts that are not empty.",
      entityId,
      shardId,
      message,
    );
  } catch (thrown) {
    log.error(errorFrom(thrown), "The message extractor threw for [{0}]", message);
  }
  return undefined;
}

/** What the entity gets; `undefined` for nothing, or if the extractor throws, which is logged. INTEROP: envelopes are unwrapped without the extractor. */
export function entityMessageOf(message: unknown, extractor: MessageExtractor, log: LoggingAdapter): unknown {
  if (message instanceof ShardingEnvelope) return message.message;
  try {
    const content = extractor.entityMessage(message);
    if (content !== undefined && content !== null) return content;
    log.error("The message extractor returned no message for the entity of [{0}]", message);
  } catch (thrown) {
    log.error(errorFrom(thrown), "The message extractor threw for [{0}]", message);
  }
  return undefined;
}
