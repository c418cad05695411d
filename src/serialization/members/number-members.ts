import { type Codec, ScalarType, scalarCodec } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import type { ByteCursor } from "../quick/byte-cursor.ts";
import { literalOf, NO_OPENING, OPEN_INT } from "../quick/literals.ts";
import type { QuickForm } from "../quick/quick-form.ts";
import { UnserializableValueError } from "../values/errors.ts";
import { Decimal } from "../values/decimal.ts";
import { doubleText, floatText, jsonNumberText } from "../values/number-text.ts";

const BEHIND = literalOf('"}');
const CORE = "System.Private.CoreLib";
const INTEGER = /^-?\d+$/;
/** Whole numbers of so many characters are safe integers, exponents aside. */
const SAFE_DIGITS = 15;
/** INTEROP: Newtonsoft.Json's limit; beyond it making a number of the digits would cost more than the message is worth. */
export const LONGEST_INTEGER = 380;

const INT_FORM: QuickForm<number> = {
  kind: "int",
  opening: OPEN_INT,
  readRest: (from) => from.restOfInt(),
  write: (to, value) => to.int(value),
};
const LONG_FORM: QuickForm<bigint> = {
  kind: "long",
  opening: NO_OPENING,
  readRest: (from) => from.long(),
  write: (to, value) => to.long(value),
};
const DOUBLE_FORM: QuickForm<number> = {
  kind: "double",
  opening: NO_OPENING,
  readRest: (from) => from.double(),
  write: (to, value) => to.double(value),
};

/** Int32: `{"$":"I5"}` in a document, a bare number when nullable. A JavaScript number. */
export const int: ScalarType<number> = surrogateType(
  "System.Int32",
  "I",
  { ...wholeNumber("int", -0x8000_0000, 0x7fff_ffff), wrapped: INT_FORM },
  0,
  (a, b) => a === b,
);

/** Single: `{"$":"F1.5"}` in a document, a bare number when nullable. Numbers are rounded to 32 bits when written. */
export const float: ScalarType<number> = surrogateType(
  "System.Single",
  "F",
  { check: checkedNumber, text: floatText, json: (value) => jsonNumberText(floatText(value)), parse: numberFrom, parseToken: Number },
  0,
  (a, b) => a === b,
);

/** Decimal: `{"$":"M1.50"}` in a document, digits kept; a bare number when nullable. A {@link Decimal}. */
export const decimal: ScalarType<Decimal> = surrogateType(
  "System.Decimal",
  "M",
  {
    check: (value) => (value instanceof Decimal ? value : unfit(value, "decimal", "a Decimal, such as decimal('1.50')")),
    text: String,
    json: (value) => jsonNumberText(String(value)),
    parse: (text) => Decimal.parse(text),
    parseToken: (text) => Decimal.parse(text),
  },
  new Decimal(0n),
  (a, b) => a.equals(b),
);

/** Double: a bare number, whole ones with `.0`. */
export const double: ScalarType<number> = bareType("System.Double", {
  check: checkedNumber,
  text: doubleText,
  json: (value) => jsonNumberText(doubleText(value)),
  parse: numberFrom,
  parseToken: Number,
  bare: DOUBLE_FORM,
});

/** .NET SByte: -128 to 127. */
export const sbyte: ScalarType<number> = bareType("System.SByte", wholeNumber("sbyte", -0x80, 0x7f));
/** .NET Byte: 0 to 255. */
export const byte: ScalarType<number> = bareType("System.Byte", wholeNumber("byte", 0, 0xff));
/** .NET Int16. */
export const short: ScalarType<number> = bareType("System.Int16", wholeNumber("short", -0x8000, 0x7fff));
/** .NET UInt16. */
export const ushort: ScalarType<number> = bareType("System.UInt16", wholeNumber("ushort", 0, 0xffff));
/** .NET UInt32. */
export const uint: ScalarType<number> = bareType("System.UInt32", wholeNumber("uint", 0, 0xffff_ffff));

/** Int64: always a bigint, so that no digit is ever lost. */
export const long: ScalarType<bigint> = bigintType("System.Int64", "long", -(1n << 63n), (1n << 63n) - 1n);

/** UInt64: always a bigint. */
export const ulong: ScalarType<bigint> = bigintType("System.UInt64", "ulong", 0n, (1n << 64n) - 1n);

/** BigInteger: a bigint of any size that fits into 380 digits, which is as much as Newtonsoft.Json reads. */
export const bigInteger: ScalarType<bigint> = bigintType(
  "System.Numerics.BigInteger",
  "BigInteger",
  -(10n ** BigInt(LONGEST_INTEGER - 1)) + 1n,
  10n ** BigInt(LONGEST_INTEGER) - 1n,
  { assembly: "System.Runtime.Numerics", longest: LONGEST_INTEGER },
);

/** How the values of a numeric type are checked, spelled and parsed. */
interface Spelling<T> {
  check(value: T): T;
  /** Inside a stand-in, or as dictionary key. */
  text(value: T): string;
  /** As a bare JSON number. */
  json(value: T): string;
  /** From any text. Throws if it is not such a number. */
  parse(text: string): T;
  /** From a JSON number, whose spelling has been checked. */
  parseToken(text: string): T;
  /** From bytes, where that is quicker than by {@link parseToken}. */
  readonly take?: (from: ByteCursor) => T;
  /** The form of a bare number, and of a stand-in, where those have one of their own. */
  readonly bare?: QuickForm<T>;
  readonly wrapped?: QuickForm<T>;
}

function wholeNumber(name: string, minimum: number, maximum: number): Spelling<number> {
  const expected = `a whole number from ${minimum} to ${maximum}`;
  const check = (value: number): number =>
    Number.isInteger(value) && value >= minimum && value <= maximum ? value : unfit(value, name, expected);
  return {
    check,
    text: String,
    json: String,
    parse: (text) => check(Number(INTEGER.test(text) ? text : Number.NaN) + 0),
    take: (from) => check(from.whole()),
    parseToken: (text) => check(Number(text) + 0), // INTEROP: Newtonsoft takes 5.0 for a whole number; + 0 makes -0 a plain zero
  };
}

function bareType(typeName: string, spelling: Spelling<number>): ScalarType<number> {
  const codec = scalarCodec<number>({
    dotnetName: `${typeName}, ${CORE}`,
    initial: 0,
    omits: (value) => value === 0,
    write: (out, value) => {
      out.text += spelling.json(spelling.check(value));
    },
    read: (reader) => readBare(reader, spelling),
    quick: spelling.bare ?? bareForm(spelling),
    key: { write: (value) => spelling.text(spelling.check(value)), read: (text) => spelling.parse(text) },
  });
  return new ScalarType(codec);
}

function bigintType(
  typeName: string,
  name: string,
  minimum: bigint,
  maximum: bigint,
  { assembly, longest } = { assembly: CORE, longest: 20 },
): ScalarType<bigint> {
  const expected = longest > 20 ? `a bigint of at most ${longest} digits` : `a bigint from ${minimum} to ${maximum}`;
  const check = (value: bigint): bigint =>
    typeof value === "bigint" && value >= minimum && value <= maximum ? value : unfit(value, name, expected);
  const parse = (text: string): bigint => bigintFrom(text, name, longest, check);
  const fromToken = (text: string): bigint => quickBigint(text, check) ?? parse(text);
  const codec = scalarCodec<bigint>({
    dotnetName: `${typeName}, ${assembly}`,
    initial: 0n,
    omits: (value) => value === 0n,
    write: (out, value) => {
      out.text += check(value);
    },
    read: (reader) => (reader.isAtString() ? parse(reader.readString()) : fromToken(reader.readNumberText())),
    quick:
      name === "long"
        ? LONG_FORM
        : {
            kind: "other",
            opening: NO_OPENING,
            readRest: (from) => fromToken(from.number()),
            write: (to, value) => to.ascii(String(check(value))),
          },
    key: { write: (value) => String(check(value)), read: parse },
  });
  return new ScalarType(codec);
}

function bigintFrom(text: string, name: string, longest: number, check: (value: bigint) => bigint): bigint {
  const digits = text.endsWith(".0") ? text.slice(0, -2) : text; // INTEROP: Newtonsoft takes 5.0 for a long
  const isFit = digits.length <= longest && INTEGER.test(digits);
  return isFit
    ? check(BigInt(digits))
    : unfit(text, name, longest > 20 ? `a whole number of at most ${longest} digits` : "a whole number of 64 bits");
}

/** A short one by way of a number, which is far quicker than BigInt(text), and exact. */
function quickBigint(text: string, check: (value: bigint) => bigint): bigint | undefined {
  const value = text.length <= SAFE_DIGITS ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? check(BigInt(value)) : undefined;
}

/** The whole number of up to 64 bits, signed or not, that a JSON number is. Throws for others. */
export function longFromToken(text: string): bigint {
  return quickBigint(text, (value) => value) ?? bigintFrom(text, "long", 20, (value) => value);
}

/** The three types that JSON numbers cannot tell apart from long and double: each is marked by a letter. */
function surrogateType<T>(
  typeName: string,
  letter: string,
  spelling: Spelling<T>,
  zero: T,
  equals: (a: T, b: T) => boolean,
): ScalarType<T> {
  const opening = `{"$":"${letter}`;
  const parts = (quick: QuickForm<T>, write: (out: JsonWriter, value: T) => void): Codec<T> =>
    scalarCodec<T>({
      dotnetName: `${typeName}, ${CORE}`,
      initial: zero,
      omits: (value) => value === zero || equals(spelling.check(value), zero),
      write,
      quick,
      // INTEROP: Akka.NET reads either form in some places and fails in others; here both are read everywhere.
      read: (reader) =>
        reader.isAtObject() ? spelling.parse(reader.tryWrapped(opening) ?? surrogateTextOf(reader, letter)) : readBare(reader, spelling),
      key: { write: (value) => spelling.text(spelling.check(value)), read: (text) => spelling.parse(text) },
    });
  const wrapped = parts(spelling.wrapped ?? wrappedForm(opening, spelling), (out, value) => {
    out.text += `${opening}${spelling.text(spelling.check(value))}"}`;
  });
  const bare = parts(bareForm(spelling), (out, value) => {
    out.text += spelling.json(spelling.check(value));
  });
  return new ScalarType(wrapped, bare);
}

function bareForm<T>(spelling: Spelling<T>): QuickForm<T> {
  const { take = (from) => spelling.parseToken(from.number()) } = spelling;
  return { kind: "other", opening: NO_OPENING, readRest: take, write: (to, value) => to.ascii(spelling.json(spelling.check(value))) };
}

function wrappedForm<T>(opening: string, spelling: Spelling<T>): QuickForm<T> {
  const before = literalOf(opening);
  const { take = (from) => spelling.parse(from.number()) } = spelling;
  return {
    kind: "other",
    opening: before,
    readRest: (from) => {
      const value = take(from);
      from.expect(BEHIND);
      return value;
    },
    write: (to, value) => {
      to.literal(before);
      to.ascii(spelling.text(spelling.check(value)));
      to.literal(BEHIND);
    },
  };
}

/** The number that comes next; Newtonsoft takes strings for numbers too, and needs them for NaN. */
function readBare<T>(reader: JsonReader, spelling: Spelling<T>): T {
  return reader.isAtString() ? spelling.parse(reader.readString()) : spelling.parseToken(reader.readNumberText());
}

function surrogateTextOf(reader: JsonReader, letter: string): string {
  if (reader.readHead() !== "surrogate" || !reader.headSurrogate.startsWith(letter)) reader.fail(`expected {"$":"${letter}…"}`);
  return reader.headSurrogate.slice(1);
}

function checkedNumber(value: number): number {
  return typeof value === "number" ? value : unfit(value, "number", "a number");
}

function numberFrom(text: string): number {
  const value = text === "" || text.trim() !== text || /^[-+]?0[xob]/i.test(text) ? Number.NaN : Number(text);
  return Number.isNaN(value) && text !== "NaN" ? unfit(text, "number", "a number") : value;
}

function unfit(value: unknown, name: string, expected: string): never {
  const shown = typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : shownType(value);
  throw new UnserializableValueError(`${shown} is not ${name}: expected ${expected}.`);
}

function shownType(value: unknown): string {
  return typeof value === "number" || typeof value === "bigint" ? String(value) : value === null ? "null" : `a ${typeof value}`;
}
