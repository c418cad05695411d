import { encodeMessage, lengthDelimitedTag, ProtoReader } from "../../remote/internal.ts";

const FIRST = lengthDelimitedTag(1);
const SECOND = lengthDelimitedTag(2);

/** Two texts in the fields 1 and 2: the form of most messages of sharding. */
export interface TwoTexts {
  readonly first: string;
  readonly second: string;
}

export function encodeTexts(first: string, second = ""): Uint8Array {
  return encodeMessage(undefined, (writer) => {
    writer.string(FIRST, first);
    writer.string(SECOND, second);
  });
}

export function readTexts(reader: ProtoReader): TwoTexts {
  let first = "";
  let second = "";
  while (reader.next()) {
    if (reader.tag === FIRST) first = reader.string();
    else if (reader.tag === SECOND) second = reader.string();
    else reader.skip();
  }
  return { first, second };
}

export function decodeTexts(bytes: Uint8Array): TwoTexts {
  return readTexts(new ProtoReader(bytes));
}

/** A list of texts in field 1. */
export function encodeTextList(texts: readonly string[]): Uint8Array {
  return encodeMessage(texts, (writer, all) => {
    for (const text of all) writer.stringElement(FIRST, text);
  });
}

export function decodeTextList(bytes: Uint8Array): readonly string[] {
  const reader = new ProtoReader(bytes);
  const texts: string[] = [];
  while (reader.next()) {
    if (reader.tag === FIRST) texts.push(reader.string());
    else reader.skip();
  }
  return texts;
}
