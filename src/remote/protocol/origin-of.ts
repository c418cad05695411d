import { Address } from "../../actor/index.ts";
import { decodePdu } from "../wire/pdu.ts";

/** A handshake is no larger. Unit: bytes. */
const LARGEST_HANDSHAKE = 8 * 1024;

/** The address that the sender of a frame states for itself, with the protocol of its transport; `undefined` unless the frame is an ASSOCIATE. */
export function originOf(bytes: Uint8Array, start: number, end: number): Address | undefined {
  if (end - start > LARGEST_HANDSHAKE) return undefined;
  try {
    const pdu = decodePdu(bytes, start, end);
    if (pdu.kind !== "associate") return undefined;
    const { protocol, system, hostname, port } = pdu.origin;
    return new Address(protocol, system, hostname, port);
  } catch {
    return undefined; // the protocol reports frames that cannot be read
  }
}
