import type { LoggingAdapter } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { MessageExtractor } from "../extractor/message-extractor.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import { StartEntity } from "../message/start-entity.ts";

/** The entity that a message is for, with its shard; `undefined` for none, or if the extractor throws, which is logged. */
export function entityOf(
  message: unknown,
  extractor: MessageExtractor,
  log: LoggingAdapter,
): { readonly entityId: string; readonly shardId: string } | undefined {
  try {
    const entityId = message instanceof StartEntity || message instanceof ShardingEnvelope ? message.entityId : extractor.entityId(message);
    return entityId ? { entityId, shardId: extractor.shardId(entityId, message) } : undefined;
  } catch (thrown) {
    log.error(errorFrom(thrown), "The message extractor threw for [{0}]", message);
    return undefined;
  }
}

/** What the entity gets. INTEROP: envelopes are unwrapped without the extractor. */
export function entityMessageOf(message: unknown, extractor: MessageExtractor): unknown {
  return message instanceof ShardingEnvelope ? message.message : extractor.entityMessage(message);
}
