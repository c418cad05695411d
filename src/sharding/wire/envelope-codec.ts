import { lengthDelimitedTag, ProtoReader, type ProtoWriter, readPayload, writePayload } from "../../remote/internal.ts";
import type { SerializedMessage } from "../../serialization/index.ts";

export interface RawEnvelope {
  readonly entityId: string;
  readonly payload: SerializedMessage;
}

const ENTITY_ID = lengthDelimitedTag(1);
const MESSAGE = lengthDelimitedTag(2);
/** INTEROP: what Akka.NET reads where the payload is missing. */
const NOTHING: SerializedMessage = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };

/** Writes an envelope alone; `writer` may have been used before. */
export function writeEnvelope(writer: ProtoWriter, entityId: string, payload: SerializedMessage): void {
  writer.clear();
  writer.string(ENTITY_ID, entityId);
  writer.message(MESSAGE, payload, writePayload);
}

export function decodeEnvelope(bytes: Uint8Array): RawEnvelope {
  const reader = new ProtoReader(bytes);
  let entityId = "";
  let payload = NOTHING;
  while (reader.next()) {
    if (reader.tag === ENTITY_ID) entityId = reader.string();
    else if (reader.tag === MESSAGE) payload = reader.message(readPayload);
    else reader.skip();
  }
  return { entityId, payload };
}
