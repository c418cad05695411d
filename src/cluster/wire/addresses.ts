import { Address, InvalidAddressError } from "../../actor/index.ts";
import {
  encodeMessage,
  lengthDelimitedTag,
  type ProtoReader,
  type ProtoWriter,
  readAddressData,
  varintTag,
  writeAddressData,
} from "../../remote/internal.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import { MalformedClusterMessageError } from "./errors.ts";

const ADDRESS = lengthDelimitedTag(1);
const UID = varintTag(2);
const LARGEST_PORT = 65_535;
/** As long as an address may be in a text. */
const LONGEST_PART = 1_024;

/** Throws {@link MalformedClusterMessageError} for what is no address of a node. */
export function readAddress(reader: ProtoReader): Address {
  const { protocol, system, hostname, port } = readAddressData(reader);
  if (port > LARGEST_PORT || hostname === "" || hostname.length > LONGEST_PART) {
    throw new MalformedClusterMessageError(`the address of a node has the host "${hostname.slice(0, 100)}" and the port ${port}`);
  }
  try {
    return Address.parse(new Address(protocol, system, hostname, port).toString());
  } catch (error) {
    if (error instanceof InvalidAddressError) throw new MalformedClusterMessageError(`the address of a node is none: ${error.message}`);
    throw error;
  }
}

export function writeAddress(writer: ProtoWriter, { protocol, system, host = "", port = 0 }: Address): void {
  writeAddressData(writer, { protocol, system, hostname: host, port });
}

/** The address may not be absent. */
export function readUniqueAddress(reader: ProtoReader): UniqueAddress {
  let address: Address | undefined;
  let uid = 0;
  while (reader.next()) {
    switch (reader.tag) {
      case ADDRESS:
        address = reader.message(readAddress);
        break;
      case UID:
        uid = reader.int32();
        break;
      default:
        reader.skip();
    }
  }
  return new UniqueAddress(present(address, "the address of a node"), uid);
}

/** INTEROP: uids are signed in memory and unsigned on the wire. */
export function writeUniqueAddress(writer: ProtoWriter, { address, uid }: UniqueAddress): void {
  writer.message(ADDRESS, address, writeAddress);
  writer.varint(UID, uid >>> 0);
}

export function encodeAddress(address: Address): Uint8Array {
  return encodeMessage(address, writeAddress);
}

export function encodeUniqueAddress(node: UniqueAddress): Uint8Array {
  return encodeMessage(node, writeUniqueAddress);
}

/** `value`, if the message has it. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new MalformedClusterMessageError(`${what} is missing`);
  return value;
}
