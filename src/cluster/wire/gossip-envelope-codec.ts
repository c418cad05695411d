import { encodeMessage, lengthDelimitedTag, ProtoReader } from "../../remote/internal.ts";
import { Gossip } from "../gossip/gossip.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { GossipEnvelope } from "../message/gossip-messages.ts";
import { Welcome } from "../message/join-messages.ts";
import { present, readUniqueAddress, writeUniqueAddress } from "./addresses.ts";
import { readGossip, writeGossip } from "./gossip-codec.ts";

const FROM = lengthDelimitedTag(1);
const TO = lengthDelimitedTag(2);
const SERIALIZED_GOSSIP = lengthDelimitedTag(3);
const WELCOME_GOSSIP = lengthDelimitedTag(2);

export function decodeGossipEnvelope(bytes: Uint8Array): GossipEnvelope {
  const reader = new ProtoReader(bytes);
  let from: UniqueAddress | undefined;
  let to: UniqueAddress | undefined;
  let gossip: Uint8Array | undefined;
  while (reader.next()) {
    switch (reader.tag) {
      case FROM:
        from = reader.message(readUniqueAddress);
        break;
      case TO:
        to = reader.message(readUniqueAddress);
        break;
      case SERIALIZED_GOSSIP:
        gossip = reader.bytes();
        break;
      default:
        reader.skip();
    }
  }
  const state = gossip === undefined ? Gossip.empty : readGossip(new ProtoReader(gossip));
  return new GossipEnvelope(present(from, "the sender of a gossip"), present(to, "the recipient of a gossip"), state);
}

export function encodeGossipEnvelope(envelope: GossipEnvelope): Uint8Array {
  return encodeMessage(envelope, (writer, { from, to, gossip }) => {
    writer.message(FROM, from, writeUniqueAddress);
    writer.message(TO, to, writeUniqueAddress);
    writer.bytes(SERIALIZED_GOSSIP, encodeMessage(gossip, writeGossip));
  });
}

export function decodeWelcome(bytes: Uint8Array): Welcome {
  const reader = new ProtoReader(bytes);
  let from: UniqueAddress | undefined;
  let gossip = Gossip.empty;
  while (reader.next()) {
    switch (reader.tag) {
      case FROM:
        from = reader.message(readUniqueAddress);
        break;
      case WELCOME_GOSSIP:
        gossip = reader.message(readGossip);
        break;
      default:
        reader.skip();
    }
  }
  return new Welcome(present(from, "the sender of a welcome"), gossip);
}

export function encodeWelcome(welcome: Welcome): Uint8Array {
  return encodeMessage(welcome, (writer, { from, gossip }) => {
    writer.message(FROM, from, writeUniqueAddress);
    writer.message(WELCOME_GOSSIP, gossip, writeGossip);
  });
}
