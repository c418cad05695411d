import { encodeMessage, lengthDelimitedTag, ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { Ack, Request, Resend } from "../message/protocol.ts";
import { MalformedDeliveryMessageError } from "./errors.ts";
import {
  contentTagsFrom,
  emptyContent,
  encodeNumbers,
  type RawContent,
  readContentField,
  readType,
  writeContent,
  writeType,
} from "./raw-content.ts";

/** A `SequencedMessage` with its ref as a path and its content as bytes. */
export interface RawSequencedMessage {
  readonly producerId: string;
  readonly seqNr: number;
  readonly isFirst: boolean;
  readonly wantsAck: boolean;
  readonly producerController: string;
  readonly content: RawContent;
}

/** A `RegisterConsumer` with its ref as a path. */
export interface RawRegisterConsumer {
  readonly consumerController: string;
  readonly messageType: string;
}

const PRODUCER_ID = lengthDelimitedTag(1);
const SEQ_NR = varintTag(2);
const IS_FIRST = varintTag(3);
const WANTS_ACK = varintTag(4);
const PRODUCER_CONTROLLER = lengthDelimitedTag(5);
const CONTENT = contentTagsFrom(6);
const CONSUMER_CONTROLLER = lengthDelimitedTag(1);
const CONSUMER_TYPE = lengthDelimitedTag(2);

export function encodeSequencedMessage(message: RawSequencedMessage): Uint8Array {
  return encodeMessage(message, writeSequencedMessage, message.content.payload.bytes.length);
}

function writeSequencedMessage(
  writer: ProtoWriter,
  { producerId, seqNr, isFirst, wantsAck, producerController, content }: RawSequencedMessage,
): void {
  writer.string(PRODUCER_ID, producerId);
  writer.varint(SEQ_NR, seqNr);
  writer.bool(IS_FIRST, isFirst);
  writer.bool(WANTS_ACK, wantsAck);
  writer.string(PRODUCER_CONTROLLER, producerController);
  writeContent(writer, content, CONTENT);
}

/** Throws {@link MalformedDeliveryMessageError} and WireFormatError. */
export function decodeSequencedMessage(bytes: Uint8Array): RawSequencedMessage {
  const reader = new ProtoReader(bytes);
  const message = { producerId: "", seqNr: 0, isFirst: false, wantsAck: false, producerController: "" };
  const content = emptyContent();
  while (reader.next()) {
    if (reader.tag === PRODUCER_ID) message.producerId = reader.string();
    else if (reader.tag === SEQ_NR) message.seqNr = reader.safeInteger();
    else if (reader.tag === IS_FIRST) message.isFirst = reader.bool();
    else if (reader.tag === WANTS_ACK) message.wantsAck = reader.bool();
    else if (reader.tag === PRODUCER_CONTROLLER) message.producerController = reader.string();
    else if (!readContentField(reader, content, CONTENT)) reader.skip();
  }
  if (message.seqNr < 1) throw new MalformedDeliveryMessageError(`a message has the number ${message.seqNr}`);
  return { ...message, content };
}

export function encodeRegisterConsumer({ consumerController, messageType }: RawRegisterConsumer): Uint8Array {
  return encodeMessage(messageType, (writer, type) => {
    writer.string(CONSUMER_CONTROLLER, consumerController);
    writeType(writer, CONSUMER_TYPE, type);
  });
}

/** Throws WireFormatError. */
export function decodeRegisterConsumer(bytes: Uint8Array): RawRegisterConsumer {
  const reader = new ProtoReader(bytes);
  const message = { consumerController: "", messageType: "" };
  while (reader.next()) {
    if (reader.tag === CONSUMER_CONTROLLER) message.consumerController = reader.string();
    else if (reader.tag === CONSUMER_TYPE) message.messageType = reader.message(readType);
    else reader.skip();
  }
  return message;
}

export function encodeAck({ confirmedSeqNr }: Ack): Uint8Array {
  return encodeNumbers(confirmedSeqNr);
}

/** Throws {@link MalformedDeliveryMessageError} and WireFormatError. */
export function decodeAck(bytes: Uint8Array): Ack {
  const [confirmed] = numbersIn(bytes, 1);
  return new Ack(assertNumber(confirmed, "an acknowledgement"));
}

export function encodeResend({ fromSeqNr }: Resend): Uint8Array {
  return encodeNumbers(fromSeqNr);
}

/** Throws {@link MalformedDeliveryMessageError} and WireFormatError. */
export function decodeResend(bytes: Uint8Array): Resend {
  const [from] = numbersIn(bytes, 1);
  return new Resend(assertNumber(from, "a request to send again"));
}

export function encodeRequest({ confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout }: Request): Uint8Array {
  return encodeNumbers(confirmedSeqNr, requestUpToSeqNr, supportsResend, isViaTimeout);
}

/** Throws {@link MalformedDeliveryMessageError} and WireFormatError. */
export function decodeRequest(bytes: Uint8Array): Request {
  const [confirmed, upTo, supportsResend, isViaTimeout] = numbersIn(bytes, 4);
  const confirmedSeqNr = assertNumber(confirmed, "a request");
  const requestUpToSeqNr = assertNumber(upTo, "a request");
  // INTEROP: Akka.NET's own message refuses this too.
  if (confirmedSeqNr > requestUpToSeqNr) {
    throw new MalformedDeliveryMessageError(`a request up to ${requestUpToSeqNr} confirms ${confirmedSeqNr}`);
  }
  return new Request(confirmedSeqNr, requestUpToSeqNr, supportsResend !== 0, isViaTimeout !== 0);
}

/** The values of the fields 1 to `count`, which are numbers or flags. */
function numbersIn(bytes: Uint8Array, count: number): readonly number[] {
  const reader = new ProtoReader(bytes);
  const values = Array.from({ length: count }, () => 0);
  while (reader.next()) {
    const index = (reader.tag >>> 3) - 1;
    if (index < count && reader.tag === varintTag(index + 1)) values[index] = reader.safeInteger();
    else reader.skip();
  }
  return values;
}

function assertNumber(value: number | undefined, what: string): number {
  if (value === undefined || value < 0) throw new MalformedDeliveryMessageError(`${what} has the number ${value}`);
  return value;
}
