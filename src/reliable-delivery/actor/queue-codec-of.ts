import type { ActorRef } from "../../actor/index.ts";
import type { Serialization } from "../../serialization/index.ts";
import type { DurableQueueCodec } from "../queue/durable-producer-queue.ts";
import { RELIABLE_DELIVERY_SERIALIZER_ID } from "../serializer/reliable-delivery-serializer.ts";

/** Writes what durable queues store with serializer 36. */
export function queueCodecOf(serialization: Serialization<ActorRef> | undefined): DurableQueueCodec | undefined {
  if (serialization === undefined) return undefined;
  return {
    encode(event) {
      const { manifest, bytes } = serialization.serialize(event);
      return { manifest, bytes };
    },
    decode: ({ manifest, bytes }) => serialization.deserialize(bytes, RELIABLE_DELIVERY_SERIALIZER_ID, manifest),
  };
}
