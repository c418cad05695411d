import type { Address } from "../../actor/index.ts";
import { encodeMessage, lengthDelimitedTag, ProtoReader, varintTag } from "../../remote/internal.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { Heartbeat, HeartbeatResponse } from "../message/heartbeat-messages.ts";
import { present, readAddress, readUniqueAddress, writeAddress, writeUniqueAddress } from "./addresses.ts";

const FROM = lengthDelimitedTag(1);
const SEQUENCE_NR = varintTag(2);
const CREATION_TIME = varintTag(3);

export function decodeHeartbeat(bytes: Uint8Array): Heartbeat {
  const reader = new ProtoReader(bytes);
  let from: Address | undefined;
  let sequenceNr = 0;
  let creationTimeNs = 0n;
  while (reader.next()) {
    switch (reader.tag) {
      case FROM:
        from = reader.message(readAddress);
        break;
      case SEQUENCE_NR:
        sequenceNr = reader.safeInteger();
        break;
      case CREATION_TIME:
        creationTimeNs = reader.zigzag64();
        break;
      default:
        reader.skip();
    }
  }
  return new Heartbeat(present(from, "the sender of a heartbeat"), sequenceNr, creationTimeNs);
}

export function encodeHeartbeat(heartbeat: Heartbeat): Uint8Array {
  return encodeMessage(heartbeat, (writer, { from, sequenceNr, creationTimeNs }) => {
    writer.message(FROM, from, writeAddress);
    writer.varint(SEQUENCE_NR, sequenceNr);
    writer.zigzag64(CREATION_TIME, creationTimeNs);
  });
}

/** INTEROP: the time is in zigzag form in a heartbeat, and plain in its response. */
export function decodeHeartbeatResponse(bytes: Uint8Array): HeartbeatResponse {
  const reader = new ProtoReader(bytes);
  let from: UniqueAddress | undefined;
  let sequenceNr = 0;
  let creationTimeNs = 0n;
  while (reader.next()) {
    switch (reader.tag) {
      case FROM:
        from = reader.message(readUniqueAddress);
        break;
      case SEQUENCE_NR:
        sequenceNr = reader.safeInteger();
        break;
      case CREATION_TIME:
        creationTimeNs = reader.int64();
        break;
      default:
        reader.skip();
    }
  }
  return new HeartbeatResponse(present(from, "the sender of a heartbeat response"), sequenceNr, creationTimeNs);
}

export function encodeHeartbeatResponse(response: HeartbeatResponse): Uint8Array {
  return encodeMessage(response, (writer, { from, sequenceNr, creationTimeNs }) => {
    writer.message(FROM, from, writeUniqueAddress);
    writer.varint(SEQUENCE_NR, sequenceNr);
    writer.int64(CREATION_TIME, creationTimeNs);
  });
}
