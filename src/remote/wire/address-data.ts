import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import type { ProtoReader } from "./proto-reader.ts";
import type { ProtoWriter } from "./proto-writer.ts";

/**
 * An address in parts. In a handshake the protocol is the transport's own (`tcp`, `ssl.tcp`), everywhere else the full one
 * (`akka.tcp`). INTEROP: Akka.NET accepts a handshake with `akka.tcp` but files it under `akka.akka.tcp`.
 */
export interface AddressData {
  readonly system: string;
  readonly hostname: string;
  readonly port: number;
  readonly protocol: string;
}

/** What an absent address reads as. */
export const EMPTY_ADDRESS: AddressData = { system: "", hostname: "", port: 0, protocol: "" };

const SYSTEM = lengthDelimitedTag(1);
const HOSTNAME = lengthDelimitedTag(2);
const PORT = varintTag(3);
const PROTOCOL = lengthDelimitedTag(4);

export function readAddressData(reader: ProtoReader): AddressData {
  let system = "";
  let hostname = "";
  let port = 0;
  let protocol = "";
  while (reader.next()) {
    switch (reader.tag) {
      case SYSTEM:
        system = reader.string();
        break;
      case HOSTNAME:
        hostname = reader.string();
        break;
      case PORT:
        port = reader.uint32();
        break;
      case PROTOCOL:
        protocol = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  return { system, hostname, port, protocol };
}

export function writeAddressData(writer: ProtoWriter, address: AddressData): void {
  writer.string(SYSTEM, address.system);
  writer.string(HOSTNAME, address.hostname);
  writer.varint(PORT, address.port);
  writer.string(PROTOCOL, address.protocol);
}
