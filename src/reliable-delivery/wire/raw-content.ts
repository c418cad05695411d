import {
  encodeMessage,
  type FieldTag,
  lengthDelimitedTag,
  type ProtoReader,
  type ProtoWriter,
  readPayload,
  varintTag,
  writePayload,
} from "../../remote/internal.ts";
import type { SerializedMessage } from "../../serialization/index.ts";

/** A message or a chunk as bytes; for a chunk, the serializer and the manifest are those of the whole message. */
export interface RawContent {
  readonly payload: SerializedMessage;
  readonly isFirstChunk: boolean;
  readonly isLastChunk: boolean;
  readonly isChunk: boolean;
  readonly messageType: string;
}

/** The numbers of the fields of a content: they differ between the messages that have one. */
export interface ContentTags {
  readonly payload: FieldTag;
  readonly firstChunk: FieldTag;
  readonly lastChunk: FieldTag;
  readonly type: FieldTag;
  readonly isChunk: FieldTag;
}

const TYPE_NAME = lengthDelimitedTag(1);
const NOTHING: SerializedMessage = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };

/** The tags of fields that follow each other from `first` on. */
export function contentTagsFrom(first: number): ContentTags {
  return {
    payload: lengthDelimitedTag(first),
    firstChunk: varintTag(first + 1),
    lastChunk: varintTag(first + 2),
    type: lengthDelimitedTag(first + 3),
    isChunk: varintTag(first + 4),
  };
}

export function writeContent(writer: ProtoWriter, content: RawContent, tags: ContentTags): void {
  writer.message(tags.payload, content.payload, writePayload);
  writer.bool(tags.firstChunk, content.isFirstChunk);
  writer.bool(tags.lastChunk, content.isLastChunk);
  writeType(writer, tags.type, content.messageType);
  writer.bool(tags.isChunk, content.isChunk);
}

/** Reads the field that comes next into `content`, if it is one of a content. */
export function readContentField(reader: ProtoReader, content: ReadContent, tags: ContentTags): boolean {
  switch (reader.tag) {
    case tags.payload:
      content.payload = reader.message(readPayload);
      return true;
    case tags.firstChunk:
      content.isFirstChunk = reader.bool();
      return true;
    case tags.lastChunk:
      content.isLastChunk = reader.bool();
      return true;
    case tags.type:
      content.messageType = reader.message(readType);
      return true;
    case tags.isChunk:
      content.isChunk = reader.bool();
      return true;
    default:
      return false;
  }
}

/** A content that is being read. */
export type ReadContent = { -readonly [Field in keyof RawContent]: RawContent[Field] };

export function emptyContent(): ReadContent {
  return { payload: NOTHING, isFirstChunk: false, isLastChunk: false, isChunk: false, messageType: "" };
}

export function writeType(writer: ProtoWriter, tag: FieldTag, messageType: string): void {
  writer.message(tag, messageType, (inner, name) => inner.string(TYPE_NAME, name));
}

export function readType(reader: ProtoReader): string {
  let name = "";
  while (reader.next()) {
    if (reader.tag === TYPE_NAME) name = reader.string();
    else reader.skip();
  }
  return name;
}

/** As {@link encodeMessage}, for messages of numbers and flags in fields from 1 on. */
export function encodeNumbers(...values: readonly (number | boolean)[]): Uint8Array {
  return encodeMessage(values, (writer, all) => {
    for (const [index, value] of all.entries()) writer.varint(varintTag(index + 1), Number(value));
  });
}
