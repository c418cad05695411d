import type { ActorRef } from "../../actor/index.ts";
import type { ActorRefResolver, PayloadSerialization, SerializedMessage } from "../../serialization/index.ts";

/** How values inside of replicated data are written and read. */
export interface DataContext {
  /** Serializes values of other types. */
  readonly payloads: PayloadSerialization;
  /** Turns refs into paths and back. */
  readonly refs: ActorRefResolver<ActorRef>;
}

/** The value in a message inside of replicated data. Throws SerializationErrors. */
export function valueIn({ payloads }: DataContext, { bytes, serializerId, manifest }: SerializedMessage): unknown {
  return payloads.deserialize(bytes, serializerId, manifest);
}
