// Not those of the cluster, which a client's system does not load.
import { Address, InvalidAddressError } from "../../../actor/index.ts";
import { type ProtoReader, type ProtoWriter, readAddressData, writeAddressData } from "../../../remote/internal.ts";
import { MalformedToolsMessageError } from "./errors.ts";

const LARGEST_PORT = 65_535;
/** As long as an address may be in a text. */
const LONGEST_HOST = 1_024;

/** Throws {@link MalformedToolsMessageError} for what is no address of a node. */
export function readOwner(reader: ProtoReader): Address {
  const { protocol, system, hostname, port } = readAddressData(reader);
  if (port > LARGEST_PORT || hostname === "" || hostname.length > LONGEST_HOST) {
    throw new MalformedToolsMessageError(`the address of a node has the host "${hostname.slice(0, 100)}" and the port ${port}`);
  }
  try {
    return Address.parse(new Address(protocol, system, hostname, port).toString());
  } catch (error) {
    if (error instanceof InvalidAddressError) throw new MalformedToolsMessageError(`the address of a node is none: ${error.message}`);
    throw error;
  }
}

export function writeOwner(writer: ProtoWriter, { protocol, system, host = "", port = 0 }: Address): void {
  writeAddressData(writer, { protocol, system, hostname: host, port });
}
