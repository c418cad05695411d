import { type MemberType, ScalarType, scalarCodec } from "./codec.ts";
import { quotedJson } from "../json/json-string.ts";
import { OPEN_QUOTE } from "../quick/literals.ts";
import { UnserializableValueError } from "../values/errors.ts";
import { DateOnly } from "../values/date-only.ts";
import { DateTime, DateTimeOffset } from "../values/date-time.ts";
import { TimeOnly } from "../values/time-only.ts";
import { TimeSpan } from "../values/time-span.ts";

/** DateTime, to 100 nanoseconds. A {@link DateTime}; `DateTime.fromDate(date)` makes one. */
export const dateTime: MemberType<DateTime> = textType("System.DateTime", new DateTime(0n), DateTime);

/** DateTimeOffset, to 100 nanoseconds. A {@link DateTimeOffset}. */
export const dateTimeOffset: MemberType<DateTimeOffset> = textType("System.DateTimeOffset", new DateTimeOffset(0n), DateTimeOffset);

/** TimeSpan, to 100 nanoseconds. A {@link TimeSpan}; `TimeSpan.fromMilliseconds(1500)` makes one. */
export const timeSpan: MemberType<TimeSpan> = textType("System.TimeSpan", new TimeSpan(0n), TimeSpan);

/** DateOnly, a calendar day. A {@link DateOnly}; `new DateOnly(2026, 3, 4)` makes one. */
export const dateOnly: MemberType<DateOnly> = textType("System.DateOnly", new DateOnly(1, 1, 1), DateOnly, true);

/**
 * TimeOnly, to 100 nanoseconds. A {@link TimeOnly}; `TimeOnly.parse("05:06:07")` makes one.
 * INTEROP: the Newtonsoft.Json 13.0.1 that Akka.NET brings writes hours and minutes only, but reads all of it.
 */
export const timeOnly: MemberType<TimeOnly> = textType("System.TimeOnly", new TimeOnly(0n), TimeOnly, true);

const MAKERS: Readonly<Record<string, string>> = {
  DateOnly: "DateOnly.parse or DateOnly.fromDateTime",
  DateTime: "DateTime.fromDate",
  DateTimeOffset: "DateTimeOffset.fromDate",
  TimeSpan: "TimeSpan.fromMilliseconds",
};

interface TextClass<T> {
  readonly name: string;
  new (...args: never[]): T;
  parse(text: string): T;
}

function textType<T extends { equals(other: T): boolean; toString(): string }>(
  typeName: string,
  zero: T,
  type: TextClass<T>,
  isZeroEmpty = false,
): MemberType<T> {
  // INTEROP: .NET's converters of DateOnly and TimeOnly write the smallest value as an empty text.
  const parse = (text: string): T => (isZeroEmpty && text === "" ? zero : type.parse(text));
  const check = (value: T): T => {
    if (value instanceof type) return value;
    const shown = typeof value === "object" ? Object.prototype.toString.call(value) : typeof value;
    throw new UnserializableValueError(`${shown} is not a ${type.name}. Make one with ${MAKERS[type.name] ?? `${type.name}.parse`}.`);
  };
  const codec = scalarCodec<T>({
    dotnetName: `${typeName}, System.Private.CoreLib`,
    initial: zero,
    omits: (value) => check(value).equals(zero),
    write: (out, value) => {
      out.text += quotedJson(String(check(value)));
    },
    read: (reader) => parse(reader.readString()),
    quick: {
      kind: "other",
      opening: OPEN_QUOTE,
      readRest: (from) => parse(from.rest()),
      write: (to, value) => to.string(String(check(value))),
    },
    key: { write: (value) => String(check(value)), read: parse },
  });
  return new ScalarType(codec);
}
