import { type AcknowledgementInfo, readAck, writeAck } from "./ack.ts";
import { readActorRefPath, writeActorRefPath } from "./actor-ref-data.ts";
import { fixed64Tag, lengthDelimitedTag } from "./field-tag.ts";
import { type Payload, readPayload, writePayload } from "./payload.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";
import { IncompleteEnvelopeError, WireFormatError } from "./errors.ts";

/** One message on its way to an actor of another system. */
export interface RemoteEnvelope {
  /** Full path, with uid where known. Never empty. */
  readonly recipientPath: string;
  /** `undefined` when there is no sender. */
  readonly senderPath: string | undefined;
  readonly payload: Payload;
  /** Number of a message that must arrive exactly once; `undefined` for all others. INTEROP: all-ones on the wire, absent means 0. */
  readonly seq: bigint | undefined;
}

/** What a data frame carries: an acknowledgement, a message, both, or nothing. */
export interface AckAndEnvelopeContainer {
  readonly ack: AcknowledgementInfo | undefined;
  readonly envelope: RemoteEnvelope | undefined;
}

const ACK = lengthDelimitedTag(1);
const ENVELOPE = lengthDelimitedTag(2);

const RECIPIENT = lengthDelimitedTag(1);
const MESSAGE = lengthDelimitedTag(2);
const SENDER = lengthDelimitedTag(4);
const SEQ = fixed64Tag(5);

const NOT_SEQUENCED = 0xffff_ffff_ffff_ffffn;

/**
 * Reads `AkkaProtocolMessage.payload`. The plain counterpart of {@link EnvelopeCursor}. Throws {@link WireFormatError}, and
 * {@link IncompleteEnvelopeError} when recipient or message is missing.
 */
export function decodeContainer(bytes: Uint8Array, start = 0, end: number = bytes.length): AckAndEnvelopeContainer {
  const reader = new ProtoReader(bytes, start, end);
  let ack: AcknowledgementInfo | undefined;
  let envelope: PartialEnvelope | undefined;
  while (reader.next()) {
    switch (reader.tag) {
      case ACK:
        ack = reader.message(readAck);
        break;
      case ENVELOPE:
        envelope = reader.message(readEnvelope);
        break;
      default:
        reader.skip();
    }
  }
  return { ack, envelope: envelope === undefined ? undefined : completed(envelope) };
}

/** The plain counterpart of {@link EnvelopeEncoder}. */
export function encodeContainer(container: AckAndEnvelopeContainer): Uint8Array {
  return encodeMessage(container, writeContainer);
}

interface PartialEnvelope {
  readonly recipientPath: string;
  readonly senderPath: string | undefined;
  readonly payload: Payload | undefined;
  readonly seq: bigint | undefined;
}

function readEnvelope(reader: ProtoReader): PartialEnvelope {
  let recipientPath = "";
  let senderPath: string | undefined;
  let payload: Payload | undefined;
  let seq: bigint | undefined = 0n;
  while (reader.next()) {
    switch (reader.tag) {
      case RECIPIENT:
        recipientPath = reader.message(readActorRefPath);
        break;
      case MESSAGE:
        payload = reader.message(readPayload);
        break;
      case SENDER:
        senderPath = reader.message(readActorRefPath) || undefined; // INTEROP: an empty path means that there is no sender
        break;
      case SEQ:
        seq = readSeq(reader);
        break;
      default:
        reader.skip();
    }
  }
  return { recipientPath, senderPath, payload, seq };
}

function readSeq(reader: ProtoReader): bigint | undefined {
  const at = reader.position;
  const seq = reader.fixed64();
  if (seq === NOT_SEQUENCED) return undefined;
  if (seq > BigInt(Number.MAX_SAFE_INTEGER)) throw new WireFormatError("a sequence number beyond 2^53", at);
  return seq;
}

function completed(envelope: PartialEnvelope): RemoteEnvelope {
  const { recipientPath, senderPath, payload, seq } = envelope;
  if (recipientPath === "") throw new IncompleteEnvelopeError("recipient");
  if (payload === undefined) throw new IncompleteEnvelopeError("message");
  return { recipientPath, senderPath, payload, seq };
}

function writeContainer(writer: ProtoWriter, container: AckAndEnvelopeContainer): void {
  if (container.ack !== undefined) writer.message(ACK, container.ack, writeAck);
  if (container.envelope !== undefined) writer.message(ENVELOPE, container.envelope, writeEnvelope);
}

function writeEnvelope(writer: ProtoWriter, envelope: RemoteEnvelope): void {
  writer.message(RECIPIENT, envelope.recipientPath, writeActorRefPath);
  writer.message(MESSAGE, envelope.payload, writePayload);
  if (envelope.senderPath !== undefined) writer.message(SENDER, envelope.senderPath, writeActorRefPath);
  writer.fixed64(SEQ, envelope.seq ?? NOT_SEQUENCED);
}
