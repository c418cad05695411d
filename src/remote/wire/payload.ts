import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import type { ProtoReader } from "./proto-reader.ts";
import type { ProtoWriter } from "./proto-writer.ts";

/** A serialized message: bytes, and what it takes to read them. */
export interface Payload {
  /** Which serializer made it; 0 stands for null. */
  readonly serializerId: number;
  /** What the serializer wants to know about the type; empty for none. */
  readonly manifest: string;
  /** When decoded: a view of the frame, to be copied if it must live longer. */
  readonly bytes: Uint8Array;
}

/** The payload that means null: an entirely empty message. */
export const NULL_PAYLOAD: Payload = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };

const MESSAGE = lengthDelimitedTag(1);
const SERIALIZER_ID = varintTag(2);
const MANIFEST = lengthDelimitedTag(3);

export function readPayload(reader: ProtoReader): Payload {
  let serializerId = 0;
  let manifest = "";
  let bytes = NULL_PAYLOAD.bytes;
  while (reader.next()) {
    switch (reader.tag) {
      case MESSAGE:
        bytes = reader.bytes();
        break;
      case SERIALIZER_ID:
        serializerId = reader.int32();
        break;
      case MANIFEST:
        manifest = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  return { serializerId, manifest, bytes };
}

export function writePayload(writer: ProtoWriter, payload: Payload): void {
  writer.bytes(MESSAGE, payload.bytes);
  writer.varint(SERIALIZER_ID, payload.serializerId);
  writer.string(MANIFEST, payload.manifest);
}
