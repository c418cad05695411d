import { type MemberType, ScalarType, scalarCodec } from "../codec.ts";
import { quotedJson } from "../json/json-string.ts";
import { UnserializableValueError } from "../serialization-error.ts";
import { DateTime, DateTimeOffset } from "../values/date-time.ts";
import { TimeSpan } from "../values/time-span.ts";

/** DateTime, to 100 nanoseconds. A {@link DateTime}; `DateTime.fromDate(date)` makes one. */
export const dateTime: MemberType<DateTime> = textType("System.DateTime", new DateTime(0n), DateTime);

/** DateTimeOffset, to 100 nanoseconds. A {@link DateTimeOffset}. */
export const dateTimeOffset: MemberType<DateTimeOffset> = textType("System.DateTimeOffset", new DateTimeOffset(0n), DateTimeOffset);

/** TimeSpan, to 100 nanoseconds. A {@link TimeSpan}; `TimeSpan.fromMilliseconds(1500)` makes one. */
export const timeSpan: MemberType<TimeSpan> = textType("System.TimeSpan", new TimeSpan(0n), TimeSpan);

interface TextClass<T> {
  readonly name: string;
  new (...args: never[]): T;
  parse(text: string): T;
}

function textType<T extends { equals(other: T): boolean; toString(): string }>(
  typeName: string,
  zero: T,
  type: TextClass<T>,
): MemberType<T> {
  const check = (value: T): T => {
    if (value instanceof type) return value;
    const shown = typeof value === "object" ? Object.prototype.toString.call(value) : typeof value;
    throw new UnserializableValueError(
      `${shown} is not a ${type.name}. Dates become one by ${type.name === "TimeSpan" ? "TimeSpan.fromMilliseconds" : `${type.name}.fromDate`}.`,
    );
  };
  const codec = scalarCodec<T>({
    dotnetName: `${typeName}, System.Private.CoreLib`,
    initial: zero,
    omits: (value) => check(value).equals(zero),
    write: (out, value) => {
      out.text += quotedJson(String(check(value)));
    },
    read: (reader) => type.parse(reader.readString()),
    quick: { depth: 0, read: (from) => type.parse(from.string()), write: (to, value) => to.string(String(check(value))) },
    key: { write: (value) => String(check(value)), read: (text) => type.parse(text) },
  });
  return new ScalarType(codec);
}
