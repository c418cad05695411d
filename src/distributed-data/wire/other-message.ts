import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { SerializedMessage } from "../../serialization/index.ts";
import { readFields } from "./field-loop.ts";

const MESSAGE = lengthDelimitedTag(1);
const SERIALIZER_ID = varintTag(2);
const MANIFEST = lengthDelimitedTag(4);

/** Writes a message inside of replicated data. INTEROP: OtherMessage in ReplicatorMessages.proto, whose manifest is field 4. */
export function writeOther(writer: ProtoWriter, { bytes, serializerId, manifest }: SerializedMessage): void {
  writer.bytes(MESSAGE, bytes);
  writer.varint(SERIALIZER_ID, serializerId);
  writer.string(MANIFEST, manifest);
}

/** Reads a message inside of replicated data. */
export function readOther(reader: ProtoReader): SerializedMessage {
  let bytes = new Uint8Array(0);
  let serializerId = 0;
  let manifest = "";
  readFields(reader, {
    [MESSAGE]: () => (bytes = reader.bytes() as Uint8Array<ArrayBuffer>),
    [SERIALIZER_ID]: () => (serializerId = reader.int32()),
    [MANIFEST]: () => (manifest = reader.string()),
  });
  return { bytes, serializerId, manifest };
}
