import { encodeMessage, lengthDelimitedTag, ProtoReader } from "../../remote/internal.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { GossipStatus } from "../message/gossip-messages.ts";
import { present, readUniqueAddress, writeUniqueAddress } from "./addresses.ts";
import { clockFrom, type RawClock, readRawClock, writeClock } from "./vector-clock-codec.ts";

const FROM = lengthDelimitedTag(1);
const ALL_HASHES = lengthDelimitedTag(2);
const VERSION = lengthDelimitedTag(3);

export function decodeGossipStatus(bytes: Uint8Array): GossipStatus {
  const reader = new ProtoReader(bytes);
  let from: UniqueAddress | undefined;
  const names: string[] = [];
  let raw: RawClock = [];
  while (reader.next()) {
    switch (reader.tag) {
      case FROM:
        from = reader.message(readUniqueAddress);
        break;
      case ALL_HASHES:
        names.push(reader.string());
        break;
      case VERSION:
        raw = reader.message(readRawClock);
        break;
      default:
        reader.skip();
    }
  }
  return new GossipStatus(present(from, "the sender of a gossip status"), clockFrom(raw, names));
}

export function encodeGossipStatus(status: GossipStatus): Uint8Array {
  return encodeMessage(status, (writer, { from, version }) => {
    writer.message(FROM, from, writeUniqueAddress);
    for (const [name] of version.sortedVersions) writer.stringElement(ALL_HASHES, name);
    writer.message(VERSION, version, writeClock);
  });
}
