import { MessageBuffers, type Waiting } from "../../../src/sharding/core/message-buffers.ts";
import { ShardingEnvelope } from "../../../src/sharding/index.ts";

/** Told of what waits in the buffers of regions and shards. */
export interface BufferListener {
  /** `size`: how many messages wait in the buffer now. `isKept`: whether there was room for this one. */
  readonly onAdded: (text: string, size: number, isKept: boolean) => void;
  readonly onTaken: (text: string) => void;
}

/** Listens to all buffers of this process, whose regions and shards show nobody what waits in them. Returns what ends it. */
export function watchBuffers({ onAdded, onTaken }: BufferListener): () => void {
  const methods = Object.getOwnPropertyDescriptors(MessageBuffers.prototype);
  const add = methods.add.value as (this: MessageBuffers, key: string, waiting: Waiting) => boolean;
  const take = methods.take.value as (this: MessageBuffers, key: string) => readonly Waiting[];
  MessageBuffers.prototype.add = function (key, waiting) {
    const isKept = add.call(this, key, waiting);
    onAdded(textOf(waiting), this.size, isKept);
    return isKept;
  };
  MessageBuffers.prototype.take = function (key) {
    const taken = take.call(this, key);
    for (const waiting of taken) onTaken(textOf(waiting));
    return taken;
  };
  return () => void Object.defineProperties(MessageBuffers.prototype, methods);
}

function textOf({ message }: Waiting): string {
  return String(message instanceof ShardingEnvelope ? message.message : message);
}
