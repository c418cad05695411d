import { lengthDelimitedTag, type ProtoWriter, varintTag, writePayload } from "../../remote/internal.ts";
import type { SerializedMessage } from "../../serialization/index.ts";

const ENTITY_ID = lengthDelimitedTag(1);
const MESSAGE = lengthDelimitedTag(2);
const PAYLOAD = lengthDelimitedTag(1);
const SERIALIZER_ID = varintTag(2);
const MANIFEST = lengthDelimitedTag(3);
/** Writes an envelope alone; `writer` may have been used before. */
export function writeEnvelope(writer: ProtoWriter, entityId: string, payload: SerializedMessage): void {
  writer.clear();
  writer.string(ENTITY_ID, entityId);
  writer.message(MESSAGE, payload, writePayload);
}

/** Up to so many bytes a length or a number takes one byte. */
const LARGEST_IN_ONE_BYTE = 127;

/**
 * Writes an envelope at `offset` of `target`, as {@link writeEnvelope}, if it is short and its texts are ASCII, as in most of them. Returns the offset after
 * it; -1 otherwise, or if it does not fit.
 * @hotpath `bench/remote-sharding`. Buys: one pass over the bytes, without a writer and a copy.
 */
export function writeShortEnvelope(target: Uint8Array, offset: number, entityId: string, payload: SerializedMessage): number {
  const { serializerId, manifest, bytes } = payload;
  const payloadBytes = textFieldBytes(bytes) + (serializerId === 0 ? 0 : 2) + textFieldBytes(manifest);
  const isShort = entityId.length <= LARGEST_IN_ONE_BYTE && payloadBytes <= LARGEST_IN_ONE_BYTE;
  if (!isShort || serializerId < 0 || serializerId > LARGEST_IN_ONE_BYTE) return -1;
  if (offset + textFieldBytes(entityId) + 2 + payloadBytes > target.length) return -1;
  let at = writeAscii(target, offset, ENTITY_ID, entityId);
  if (at === -1) return -1;
  target[at] = MESSAGE;
  target[at + 1] = payloadBytes;
  at += 2;
  if (bytes.length > 0) {
    target[at] = PAYLOAD;
    target[at + 1] = bytes.length;
    at += 2;
    for (let index = 0; index < bytes.length; index += 1) target[at + index] = bytes[index]!;
    at += bytes.length;
  }
  if (serializerId !== 0) {
    target[at] = SERIALIZER_ID;
    target[at + 1] = serializerId;
    at += 2;
  }
  return writeAscii(target, at, MANIFEST, manifest);
}

function textFieldBytes({ length }: { readonly length: number }): number {
  return length === 0 ? 0 : length + 2;
}

/** Left out when empty. -1 for other characters. */
function writeAscii(target: Uint8Array, offset: number, tag: number, text: string): number {
  const { length } = text;
  if (length === 0) return offset;
  target[offset] = tag;
  target[offset + 1] = length;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return -1;
    target[offset + 2 + index] = code;
  }
  return offset + 2 + length;
}
