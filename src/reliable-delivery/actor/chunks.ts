import type { ActorRef } from "../../actor/index.ts";
import type { Serialization } from "../../serialization/index.ts";
import { Chunk } from "../message/chunk.ts";

/** The chunks of a message. Throws a SerializationError. */
export function chunksOf(message: unknown, serialization: Serialization<ActorRef>, chunkBytes: number): readonly Chunk[] {
  const { bytes, serializerId, manifest } = serialization.serialize(message);
  const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.slice(index * chunkBytes, (index + 1) * chunkBytes);
    return new Chunk(part, index === 0, index === count - 1, serializerId, manifest);
  });
}

/** The message of its chunks; a content that is no chunk is the message. Throws a SerializationError. */
export function messageOf(contents: readonly unknown[], serialization: Serialization<ActorRef> | undefined): unknown {
  const last = contents.at(-1);
  if (!(last instanceof Chunk) || serialization === undefined) return last;
  const parts = contents.filter((content) => content instanceof Chunk);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part.bytes, position);
    position += part.bytes.length;
  }
  return serialization.deserialize(bytes, last.serializerId, last.manifest);
}
