import { type AddressData, readAddressData, writeAddressData } from "./address-data.ts";
import { CONTEXT_READER_FIELD } from "./context-field.ts";
import { fixed64Tag, lengthDelimitedTag, varintTag } from "./field-tag.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";
import { WireFormatError } from "./errors.ts";

/** Why a peer ended an association. */
export type DisassociateReason = "unknown" | "shutdown" | "quarantined";

/** A frame's body: an `AkkaProtocolMessage`. */
export type Pdu = PayloadPdu | AssociatePdu | DisassociatePdu | HeartbeatPdu;

/** Carries an `AckAndEnvelopeContainer`; see {@link decodeContainer}. */
export interface PayloadPdu {
  readonly kind: "payload";
  /** When decoded: a view of the frame. */
  readonly bytes: Uint8Array;
}

/** Opens an association, in both directions. */
export interface AssociatePdu {
  readonly kind: "associate";
  /** The sender; the protocol is the transport's scheme identifier, without `akka.`. */
  readonly origin: AddressData;
  /** Incarnation of the actor system, signed 32-bit. INTEROP: 64 bits on the wire, of which Akka.NET keeps the lower 32. */
  readonly uid: number;
  /** INTEROP: neither written nor read by Akka.NET. */
  readonly cookie?: string;
  /** Whether it reads what goes with messages beside Akka's fields. Absent: no. */
  readonly readsContexts?: true;
}

/** Ends an association. */
export interface DisassociatePdu {
  readonly kind: "disassociate";
  readonly reason: DisassociateReason;
}

/** A sign of life. */
export interface HeartbeatPdu {
  readonly kind: "heartbeat";
}

/** Body of a HEARTBEAT frame, length prefix not included. Do not modify. */
export const HEARTBEAT_BYTES: Uint8Array = new Uint8Array([0x12, 0x02, 0x08, 0x03]);

/** Bodies of the DISASSOCIATE frames, length prefix not included. Do not modify. */
export const DISASSOCIATE_BYTES: Readonly<Record<DisassociateReason, Uint8Array>> = {
  unknown: new Uint8Array([0x12, 0x02, 0x08, 0x02]),
  shutdown: new Uint8Array([0x12, 0x02, 0x08, 0x04]),
  quarantined: new Uint8Array([0x12, 0x02, 0x08, 0x05]),
};

const COMMAND = { associate: 1, disassociate: 2, heartbeat: 3, shuttingDown: 4, quarantined: 5 } as const;

const PAYLOAD = lengthDelimitedTag(1);
const INSTRUCTION = lengthDelimitedTag(2);

const COMMAND_TYPE = varintTag(1);
const HANDSHAKE_INFO = lengthDelimitedTag(2);

const ORIGIN = lengthDelimitedTag(1);
const UID = fixed64Tag(2);
const COOKIE = lengthDelimitedTag(3);
const CONTEXT_READER = varintTag(CONTEXT_READER_FIELD);

/**
 * Reads a frame's body. An instruction wins over a payload. Throws {@link WireFormatError} for anything else than a payload
 * of at least one byte, a known command, or an ASSOCIATE that names its origin.
 */
export function decodePdu(bytes: Uint8Array, start = 0, end: number = bytes.length): Pdu {
  const reader = new ProtoReader(bytes, start, end);
  let payload: Uint8Array | undefined;
  let instruction: Pdu | undefined;
  while (reader.next()) {
    switch (reader.tag) {
      case PAYLOAD:
        payload = reader.bytes();
        break;
      case INSTRUCTION:
        instruction = reader.message(readInstruction);
        break;
      default:
        reader.skip();
    }
  }
  if (instruction !== undefined) return instruction;
  if (payload === undefined || payload.length === 0) throw new WireFormatError("neither a payload nor an instruction", start);
  return { kind: "payload", bytes: payload };
}

/** A frame's body, without the length prefix. */
export function encodePdu(pdu: Pdu): Uint8Array {
  switch (pdu.kind) {
    case "payload":
      return encodeMessage(pdu.bytes, (writer, bytes) => writer.bytes(PAYLOAD, bytes));
    case "associate":
      return encodeMessage(pdu, (writer) => writer.message(INSTRUCTION, pdu, writeAssociate));
    case "disassociate":
      return DISASSOCIATE_BYTES[pdu.reason].slice();
    case "heartbeat":
      return HEARTBEAT_BYTES.slice();
  }
}

function readInstruction(reader: ProtoReader): Pdu {
  const start = reader.position;
  let command = 0;
  let handshake: AssociatePdu | undefined;
  while (reader.next()) {
    switch (reader.tag) {
      case COMMAND_TYPE:
        command = reader.int32();
        break;
      case HANDSHAKE_INFO:
        handshake = reader.message(readHandshakeInfo);
        break;
      default:
        reader.skip();
    }
  }
  switch (command) {
    case COMMAND.associate:
      if (handshake === undefined) throw new WireFormatError("an ASSOCIATE without handshake information", start);
      return handshake;
    case COMMAND.disassociate:
      return { kind: "disassociate", reason: "unknown" };
    case COMMAND.heartbeat:
      return { kind: "heartbeat" };
    case COMMAND.shuttingDown:
      return { kind: "disassociate", reason: "shutdown" };
    case COMMAND.quarantined:
      return { kind: "disassociate", reason: "quarantined" };
    default:
      throw new WireFormatError(`the unknown command ${command}`, start);
  }
}

function readHandshakeInfo(reader: ProtoReader): AssociatePdu {
  const start = reader.position;
  let origin: AddressData | undefined;
  let uid = 0;
  let cookie = "";
  let readsContexts = false;
  while (reader.next()) {
    switch (reader.tag) {
      case ORIGIN:
        origin = reader.message(readAddressData);
        break;
      case UID:
        uid = Number(BigInt.asIntN(32, reader.fixed64()));
        break;
      case COOKIE:
        cookie = reader.string();
        break;
      case CONTEXT_READER:
        readsContexts = reader.int32() === 1;
        break;
      default:
        reader.skip();
    }
  }
  if (origin === undefined) throw new WireFormatError("handshake information without an origin", start);
  return { kind: "associate", origin, uid, ...(cookie === "" ? {} : { cookie }), ...(readsContexts ? { readsContexts } : {}) };
}

function writeAssociate(writer: ProtoWriter, pdu: AssociatePdu): void {
  writer.varint(COMMAND_TYPE, COMMAND.associate);
  writer.message(HANDSHAKE_INFO, pdu, (info, { origin, uid, cookie, readsContexts }) => {
    info.message(ORIGIN, origin, writeAddressData);
    info.fixed64(UID, BigInt(uid));
    info.string(COOKIE, cookie ?? "");
    if (readsContexts === true) info.varint(CONTEXT_READER, 1);
  });
}
