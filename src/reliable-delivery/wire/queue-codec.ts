import { encodeMessage, lengthDelimitedTag, ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { MessageConfirmed, QualifiersRemoved } from "../message/durable-queue-events.ts";
import { contentTagsFrom, emptyContent, type RawContent, readContentField, readType, writeContent, writeType } from "./raw-content.ts";

/** A `MessageSent` with its content as bytes. */
export interface RawMessageSent {
  readonly seqNr: number;
  readonly qualifier: string;
  readonly wantsAck: boolean;
  readonly timestampTicks: bigint;
  readonly content: RawContent;
}

/** A `DurableQueueState` with its contents as bytes. */
export interface RawQueueState {
  readonly currentSeqNr: number;
  readonly highestConfirmedSeqNr: number;
  readonly confirmed: readonly MessageConfirmed[];
  readonly unconfirmed: readonly RawMessageSent[];
  readonly messageType: string;
}

const SEQ_NR = varintTag(1);
const QUALIFIER = lengthDelimitedTag(2);
const WANTS_ACK = varintTag(3);
const SENT_TIMESTAMP = varintTag(4);
const CONFIRMED_TIMESTAMP = varintTag(3);
const CONTENT = contentTagsFrom(5);
const HIGHEST_CONFIRMED = varintTag(2);
const CONFIRMED = lengthDelimitedTag(3);
const UNCONFIRMED = lengthDelimitedTag(4);
const STATE_TYPE = lengthDelimitedTag(5);
const QUALIFIERS = lengthDelimitedTag(1);

export function encodeMessageSent(message: RawMessageSent): Uint8Array {
  return encodeMessage(message, writeMessageSent, message.content.payload.bytes.length);
}

/** Throws WireFormatError. */
export function decodeMessageSent(bytes: Uint8Array): RawMessageSent {
  return readMessageSent(new ProtoReader(bytes));
}

export function encodeConfirmed(message: MessageConfirmed): Uint8Array {
  return encodeMessage(message, writeConfirmed);
}

/** Throws WireFormatError. */
export function decodeConfirmed(bytes: Uint8Array): MessageConfirmed {
  return readConfirmed(new ProtoReader(bytes));
}

export function encodeQualifiersRemoved({ qualifiers }: QualifiersRemoved): Uint8Array {
  return encodeMessage(qualifiers, (writer, all) => {
    for (const qualifier of all) writer.stringElement(QUALIFIERS, qualifier);
  });
}

/** Throws WireFormatError. */
export function decodeQualifiersRemoved(bytes: Uint8Array): QualifiersRemoved {
  const reader = new ProtoReader(bytes);
  const qualifiers: string[] = [];
  while (reader.next()) {
    if (reader.tag === QUALIFIERS) qualifiers.push(reader.string());
    else reader.skip();
  }
  return new QualifiersRemoved(qualifiers);
}

export function encodeQueueState(state: RawQueueState): Uint8Array {
  return encodeMessage(state, (writer, { currentSeqNr, highestConfirmedSeqNr, confirmed, unconfirmed, messageType }) => {
    writer.varint(SEQ_NR, currentSeqNr);
    writer.varint(HIGHEST_CONFIRMED, highestConfirmedSeqNr);
    for (const each of confirmed) writer.message(CONFIRMED, each, writeConfirmed);
    for (const each of unconfirmed) writer.message(UNCONFIRMED, each, writeMessageSent);
    writeType(writer, STATE_TYPE, messageType);
  });
}

/** Throws WireFormatError. */
export function decodeQueueState(bytes: Uint8Array): RawQueueState {
  const reader = new ProtoReader(bytes);
  const state = { currentSeqNr: 0, highestConfirmedSeqNr: 0, messageType: "" };
  const confirmed: MessageConfirmed[] = [];
  const unconfirmed: RawMessageSent[] = [];
  while (reader.next()) {
    if (reader.tag === SEQ_NR) state.currentSeqNr = reader.safeInteger();
    else if (reader.tag === HIGHEST_CONFIRMED) state.highestConfirmedSeqNr = reader.safeInteger();
    else if (reader.tag === CONFIRMED) confirmed.push(reader.message(readConfirmed));
    else if (reader.tag === UNCONFIRMED) unconfirmed.push(reader.message(readMessageSent));
    else if (reader.tag === STATE_TYPE) state.messageType = reader.message(readType);
    else reader.skip();
  }
  return { ...state, confirmed, unconfirmed };
}

function writeMessageSent(writer: ProtoWriter, { seqNr, qualifier, wantsAck, timestampTicks, content }: RawMessageSent): void {
  writer.varint(SEQ_NR, seqNr);
  writer.string(QUALIFIER, qualifier);
  writer.bool(WANTS_ACK, wantsAck);
  writer.int64(SENT_TIMESTAMP, timestampTicks);
  writeContent(writer, content, CONTENT);
}

function readMessageSent(reader: ProtoReader): RawMessageSent {
  const message = { seqNr: 0, qualifier: "", wantsAck: false, timestampTicks: 0n };
  const content = emptyContent();
  while (reader.next()) {
    if (reader.tag === SEQ_NR) message.seqNr = reader.safeInteger();
    else if (reader.tag === QUALIFIER) message.qualifier = reader.string();
    else if (reader.tag === WANTS_ACK) message.wantsAck = reader.bool();
    else if (reader.tag === SENT_TIMESTAMP) message.timestampTicks = reader.int64();
    else if (!readContentField(reader, content, CONTENT)) reader.skip();
  }
  return { ...message, content };
}

function writeConfirmed(writer: ProtoWriter, { seqNr, qualifier, timestampTicks }: MessageConfirmed): void {
  writer.varint(SEQ_NR, seqNr);
  writer.string(QUALIFIER, qualifier);
  writer.int64(CONFIRMED_TIMESTAMP, timestampTicks);
}

function readConfirmed(reader: ProtoReader): MessageConfirmed {
  let seqNr = 0;
  let qualifier = "";
  let timestampTicks = 0n;
  while (reader.next()) {
    if (reader.tag === SEQ_NR) seqNr = reader.safeInteger();
    else if (reader.tag === QUALIFIER) qualifier = reader.string();
    else if (reader.tag === CONFIRMED_TIMESTAMP) timestampTicks = reader.int64();
    else reader.skip();
  }
  return new MessageConfirmed(seqNr, qualifier, timestampTicks);
}
