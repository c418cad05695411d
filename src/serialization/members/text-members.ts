import { ScalarType, readWrapped, scalarCodec } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import { quotedJson } from "../json/json-string.ts";
import { NO_OPENING, OPEN_QUOTE } from "../quick/literals.ts";
import { UnserializableValueError } from "../values/errors.ts";

const CORE = "System.Private.CoreLib";
const EMPTY_GUID = "00000000-0000-0000-0000-000000000000";
const GUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const stringCodec = scalarCodec<string>({
  dotnetName: `System.String, ${CORE}`,
  initial: "",
  acceptsNull: true,
  omits: () => false, // .NET's default is null, and "" is not null
  write: (out, value) => {
    out.text += quotedJson(checkedString(value));
  },
  read: (reader) => {
    if (reader.isAtString()) return reader.readString();
    if (reader.tryLiteral("true")) return "true"; // INTEROP: Newtonsoft takes numbers and booleans for strings
    return reader.tryLiteral("false") ? "false" : reader.readNumberText();
  },
  quick: { kind: "text", opening: OPEN_QUOTE, readRest: (from) => from.rest(), write: (to, value) => to.string(value) },
  key: { write: checkedString, read: (text) => text },
});

/** String. A null, which .NET leaves out, is read as `""`; `nullable(t.string)` distinguishes the two. */
export const string: ScalarType<string> = new ScalarType(stringCodec);

const boolCodec = scalarCodec<boolean>({
  dotnetName: `System.Boolean, ${CORE}`,
  initial: false,
  omits: (value) => value === false,
  write: (out, value) => {
    if (typeof value !== "boolean") throw new UnserializableValueError(`a ${typeof value} is not a bool: expected true or false.`);
    out.text += value ? "true" : "false";
  },
  read: (reader) => {
    if (reader.tryLiteral("true")) return true;
    if (reader.tryLiteral("false")) return false;
    const text = reader.isAtString() ? reader.readString().toLowerCase() : reader.readNumberText(); // INTEROP: Newtonsoft takes "true" and 1
    if (text === "true" || text === "1") return true;
    return text === "false" || text === "0" ? false : reader.fail(`"${text}" is not a bool`);
  },
  quick: { kind: "bool", opening: NO_OPENING, readRest: (from) => from.bool(), write: (to, value) => to.bool(value) },
});

/** Boolean. */
export const bool: ScalarType<boolean> = new ScalarType(boolCodec);

const charCodec = scalarCodec<string>({
  dotnetName: `System.Char, ${CORE}`,
  initial: "\0",
  omits: () => false,
  write: (out, value) => {
    if (checkedString(value).length !== 1) throw new UnserializableValueError("a char is a string of length 1.");
    out.text += value === "\0" ? '"\\u0000"' : quotedJson(value);
  },
  quick: {
    kind: "other",
    opening: OPEN_QUOTE,
    readRest: (from) => {
      const text = from.rest();
      if (text.length !== 1) from.miss();
      return text;
    },
    write: (to, value) => (value.length === 1 ? to.string(value) : to.miss()),
  },
  read: (reader) => {
    const text = reader.readString();
    return text.length === 1 ? text : reader.fail("a char is a string of length 1");
  },
});

/** Char: one UTF-16 unit, a string of length 1 here. The zero char is written, though it is .NET's default. */
export const char: ScalarType<string> = new ScalarType(charCodec);

const guidCodec = scalarCodec<string>({
  dotnetName: `System.Guid, ${CORE}`,
  initial: EMPTY_GUID,
  omits: (value) => value === EMPTY_GUID,
  write: (out, value) => {
    out.text += `"${guidFrom(value)}"`;
  },
  read: (reader) => guidFrom(reader.readString()),
  quick: {
    kind: "other",
    opening: OPEN_QUOTE,
    readRest: (from) => guidFrom(from.rest()),
    write: (to, value) => to.string(guidFrom(value)),
  },
  key: { write: guidFrom, read: guidFrom },
});

/** Guid: a string of 36 characters, lower case. */
export const guid: ScalarType<string> = new ScalarType(guidCodec);

const BYTES_TYPE = `System.Byte[], ${CORE}`;

const bytesCodec = {
  ...scalarCodec<Uint8Array>({
    dotnetName: BYTES_TYPE,
    initial: new Uint8Array(0),
    acceptsNull: true,
    omits: () => false,
    write: (out, value) => {
      if (!(value instanceof Uint8Array)) throw new UnserializableValueError(`a ${typeof value} is not bytes: expected a Uint8Array.`);
      out.text += `{"$type":"${BYTES_TYPE}","$value":"${base64From(value)}"}`;
    },
    read: (reader) => {
      if (reader.isAtString()) return bytesFrom(reader);
      if (reader.readHead() !== "members") reader.fail("expected bytes");
      return readWrapped(reader, bytesFrom);
    },
  }),
  initial: () => new Uint8Array(0),
  readRest: (reader: JsonReader) => readWrapped(reader, bytesFrom),
};

/** byte[]: base64 inside JSON. A null, which .NET leaves out, is read as empty. */
export const bytes: ScalarType<Uint8Array> = new ScalarType(bytesCodec);

function checkedString(value: string): string {
  if (typeof value === "string") return value;
  throw new UnserializableValueError(
    `${value === null ? "null" : `a ${typeof value}`} is not a string. Declare t.nullable(t.string) where null means something.`,
  );
}

function guidFrom(text: string): string {
  const match = GUID.exec(checkedString(text));
  if (match === null)
    throw new UnserializableValueError(`"${text.slice(0, 60)}" is not a Guid. Expected ${EMPTY_GUID.replaceAll("0", "x")}.`);
  return match.slice(1).join("-").toLowerCase();
}

function base64From(value: Uint8Array): string {
  let binary = "";
  for (let from = 0; from < value.length; from += 0x2000) {
    binary += String.fromCharCode(...value.subarray(from, from + 0x2000)); // spreads at most 8192
  }
  return btoa(binary);
}

function bytesFrom(reader: JsonReader): Uint8Array {
  const text = reader.readString();
  if (text.length % 4 !== 0 || !BASE64.test(text)) reader.fail("not base64");
  const binary = atob(text);
  const result = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) result[index] = binary.charCodeAt(index);
  return result;
}
