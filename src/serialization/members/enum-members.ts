import { type MemberType, ScalarType, scalarCodec } from "../codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import { InvalidRegistrationError, UnserializableValueError } from "../serialization-error.ts";

/**
 * A .NET enum with int values: `enumOf("Golden.Color, Golden", { Red: 0, Green: 1 })`. Values are the numbers; names are
 * understood when read. A number that is not listed is refused both ways, unless `flagsOf` is used.
 */
export function enumOf<const E extends Readonly<Record<string, number>>>(name: string, values: E): MemberType<E[keyof E]> {
  const known = new Set(Object.values(values));
  if (!known.has(0)) {
    throw new InvalidRegistrationError(
      `enum ${name} lists no value 0, but that is what .NET leaves out and gives unset members. Add it, or use t.flagsOf.`,
    );
  }
  return enumType(name, values, (value) => known.has(value)) as MemberType<E[keyof E]>;
}

/** A .NET enum whose values may be combined, or are not all known here: any int is taken. */
export function flagsOf(name: string, values: Readonly<Record<string, number>> = {}): MemberType<number> {
  return enumType(name, values, (value) => value >= -0x8000_0000 && value <= 0xffff_ffff);
}

function enumType(name: string, values: Readonly<Record<string, number>>, isAllowed: (value: number) => boolean): MemberType<number> {
  const numberOf = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]));
  const nameOf = new Map(Object.entries(values).map(([key, value]) => [value, key]));
  const check = (value: number): number => {
    if (Number.isInteger(value) && isAllowed(value)) return value;
    throw new UnserializableValueError(
      `${String(value)} is not a value of enum ${name}: expected one of ${[...nameOf.keys()].join(", ")}.`,
    );
  };
  const parse = (text: string): number => {
    if (/^-?\d{1,10}$/.test(text)) return check(Number(text));
    let sum = 0;
    for (const part of text.split(",")) {
      const value = numberOf.get(part.trim().toLowerCase());
      if (value === undefined)
        throw new UnserializableValueError(
          `"${text.slice(0, 60)}" is not a name of enum ${name}: expected ${Object.keys(values).join(", ")}.`,
        );
      sum |= value;
    }
    return check(sum);
  };
  const scalar = scalarCodec<number>({
    dotnetName: name,
    initial: 0,
    omits: (value) => value === 0,
    write: (out, value) => {
      out.text += check(value);
    },
    read: (reader: JsonReader) => parse(reader.isAtString() ? reader.readString() : reader.readNumberText()),
    quick: { depth: 0, read: (from) => check(from.whole()), write: (to, value) => to.ascii(String(check(value))) },
    key: { write: (value) => nameOf.get(check(value)) ?? String(value), read: parse },
  });
  return new ScalarType({ ...scalar, isValueType: true });
}
