import type { Address } from "../../../actor/index.ts";
import { readOwner, writeOwner } from "./addresses.ts";
import { encodeMessage, lengthDelimitedTag, ProtoReader, varintTag } from "../../../remote/internal.ts";
import { MediatorStatus, type OwnerVersion } from "../message/gossip.ts";
import { ownerIn, versionIn } from "./delta-codec.ts";

const VERSIONS = lengthDelimitedTag(1);
const REPLY_TO_STATUS = varintTag(2);
const ADDRESS = lengthDelimitedTag(1);
const TIMESTAMP = varintTag(2);

export function encodeStatus({ versions, isReplyToStatus }: MediatorStatus): Uint8Array {
  return encodeMessage(versions, (writer, all) => {
    for (const each of all) {
      writer.message(VERSIONS, each, (inner, { owner, version }) => {
        inner.message(ADDRESS, owner, writeOwner);
        inner.varint(TIMESTAMP, version);
      });
    }
    writer.bool(REPLY_TO_STATUS, isReplyToStatus);
  });
}

/** Throws MalformedToolsMessageError. */
export function decodeStatus(bytes: Uint8Array): MediatorStatus {
  const reader = new ProtoReader(bytes);
  const versions: OwnerVersion[] = [];
  let isReply = false;
  while (reader.next()) {
    switch (reader.tag) {
      case VERSIONS:
        versions.push(reader.message(readVersion));
        break;
      case REPLY_TO_STATUS:
        isReply = reader.bool();
        break;
      default:
        reader.skip();
    }
  }
  return new MediatorStatus(versions, isReply);
}

function readVersion(reader: ProtoReader): OwnerVersion {
  let owner: Address | undefined;
  let version = 0;
  while (reader.next()) {
    switch (reader.tag) {
      case ADDRESS:
        owner = reader.message(readOwner);
        break;
      case TIMESTAMP:
        version = versionIn(reader);
        break;
      default:
        reader.skip();
    }
  }
  return { owner: ownerIn(owner), version };
}
