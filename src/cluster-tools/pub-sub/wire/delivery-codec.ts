import { encodeMessage, lengthDelimitedTag, ProtoReader, readPayload, varintTag, writePayload } from "../../../remote/internal.ts";
import type { SerializedMessage } from "../../../serialization/index.ts";

/** A message with a destination, as `Send`, `SendToAll` and `Publish` travel: they differ in the place of their flag only. */
export interface RawDelivery {
  /** The path, or the topic. */
  readonly destination: string;
  readonly payload: SerializedMessage;
  readonly flag: boolean;
}

const DESTINATION = lengthDelimitedTag(1);
const PAYLOAD = lengthDelimitedTag(3);
const ONLY_PAYLOAD = lengthDelimitedTag(1);
/** Field of `localAffinity` and of `allButSelf`. */
export const PATH_FLAG = 2;
/** Field of `sendOneMessageToEachGroup`. */
export const TOPIC_FLAG = 4;
/** INTEROP: what Akka.NET reads where the payload is missing. */
const NOTHING: SerializedMessage = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };

export function encodeDelivery({ destination, payload, flag }: RawDelivery, flagField: number): Uint8Array {
  return encodeMessage(payload, (writer, message) => {
    writer.string(DESTINATION, destination);
    if (flagField < 3) writer.bool(varintTag(flagField), flag);
    writer.message(PAYLOAD, message, writePayload);
    if (flagField > 3) writer.bool(varintTag(flagField), flag);
  });
}

export function decodeDelivery(bytes: Uint8Array, flagField: number): RawDelivery {
  const reader = new ProtoReader(bytes);
  const flagTag = varintTag(flagField);
  let destination = "";
  let payload = NOTHING;
  let flag = false;
  while (reader.next()) {
    switch (reader.tag) {
      case DESTINATION:
        destination = reader.string();
        break;
      case PAYLOAD:
        payload = reader.message(readPayload);
        break;
      case flagTag:
        flag = reader.bool();
        break;
      default:
        reader.skip();
    }
  }
  return { destination, payload, flag };
}

export function encodeOnlyPayload(payload: SerializedMessage): Uint8Array {
  return encodeMessage(payload, (writer, message) => writer.message(ONLY_PAYLOAD, message, writePayload));
}

export function decodeOnlyPayload(bytes: Uint8Array): SerializedMessage {
  const reader = new ProtoReader(bytes);
  let payload = NOTHING;
  while (reader.next()) {
    if (reader.tag === ONLY_PAYLOAD) payload = reader.message(readPayload);
    else reader.skip();
  }
  return payload;
}
