import { type Codec, ScalarType, scalarCodec } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import { NO_OPENING } from "../quick/literals.ts";
import { UnserializableValueError } from "../values/errors.ts";
import { longFromToken } from "./number-members.ts";

/** Names of an enum and their numbers: bigints when the enum has 64 bits in .NET. */
export type EnumValues = Readonly<Record<string, number | bigint>>;

/** A .NET enum as a member. Values are the numbers; this type also knows their names. */
export class EnumType<T extends number | bigint> extends ScalarType<T> {
  readonly #names: EnumNames;

  /** @internal */
  constructor(codec: Codec<T>, names: EnumNames) {
    super(codec);
    this.#names = names;
  }

  /** The name of `value`, as .NET's `ToString` gives it: `"Read, Write"` for combined flags, the digits of a number without a name. */
  toName(value: number | bigint): string {
    return this.#names.nameOf(value);
  }

  /** The value of a name, in any case, or of names with commas between them. Throws UnserializableValueError for others. */
  fromName(name: string): T {
    return this.#names.parse(name) as T;
  }
}

/**
 * A .NET enum: `enumOf("Golden.Color, Golden", { Red: 0, Green: 1 })`. Give bigints, `{ None: 0n }`, for an enum over `long` or `ulong`.
 * Names are understood when read. A number without a name is read and written like any other, as in .NET; a member that .NET
 * leaves out is 0, whether or not 0 has a name.
 */
export function enumOf<const E extends EnumValues>(name: string, values: E): EnumType<E[keyof E]> {
  return enumType(name, values, false) as EnumType<E[keyof E]>;
}

/** A .NET enum whose values may be combined (`[Flags]`). A number, or a bigint when the values are bigints. */
export function flagsOf<const E extends EnumValues = Readonly<Record<string, number>>>(
  name: string,
  values?: E,
): EnumType<E[keyof E] extends bigint ? bigint : number> {
  return enumType(name, values ?? {}, true) as unknown as EnumType<E[keyof E] extends bigint ? bigint : number>;
}

function enumType(name: string, values: EnumValues, isFlags: boolean): EnumType<number | bigint> {
  const names = new EnumNames(name, values, isFlags);
  const { check, zero, isWide } = names;
  const read = (reader: JsonReader): number | bigint => {
    if (reader.isAtString()) return names.parse(reader.readString());
    const text = reader.readNumberText();
    return check(isWide ? longFromToken(text) : Number(text) + 0); // + 0 makes -0 a plain zero
  };
  const scalar = scalarCodec<number | bigint>({
    dotnetName: name,
    initial: zero,
    omits: (value) => value === zero,
    write: (out, value) => {
      out.text += check(value);
    },
    read,
    quick: {
      kind: "other",
      opening: NO_OPENING,
      readRest: (from) => check(isWide ? longFromToken(from.number()) : from.whole()),
      write: (to, value) => to.ascii(String(check(value))),
    },
    key: { write: (value) => names.nameOf(check(value)), read: (text) => names.parse(text) },
  });
  return new EnumType({ ...scalar, isValueType: true }, names);
}

/** The names and numbers of one enum. */
class EnumNames {
  readonly isWide: boolean;
  readonly zero: number | bigint;
  readonly #name: string;
  readonly #isFlags: boolean;
  readonly #numberOf = new Map<string, number | bigint>();
  readonly #nameOf = new Map<number | bigint, string>();

  constructor(name: string, values: EnumValues, isFlags: boolean) {
    this.#name = name;
    this.#isFlags = isFlags;
    const entries = Object.entries(values);
    this.isWide = entries.some(([, value]) => typeof value === "bigint");
    this.zero = this.isWide ? 0n : 0;
    for (const [key, value] of entries) {
      this.#numberOf.set(key.toLowerCase(), value);
      if (!this.#nameOf.has(value)) this.#nameOf.set(value, key);
    }
  }

  /** Throws for what no enum of this size can hold. */
  readonly check = (value: number | bigint): number | bigint => {
    const isFit = this.isWide
      ? typeof value === "bigint" && value >= -(1n << 63n) && value < 1n << 64n
      : Number.isInteger(value) && value >= -0x8000_0000 && value <= 0xffff_ffff;
    if (isFit) return value;
    throw new UnserializableValueError(
      `${String(value)} is not a value of enum ${this.#name}: expected ${this.isWide ? "a bigint of 64 bits" : "a whole number of 32 bits"}.`,
    );
  };

  nameOf(value: number | bigint): string {
    return this.#nameOf.get(value) ?? (this.#isFlags ? this.#combinedName(BigInt(value)) : undefined) ?? String(value);
  }

  parse(text: string): number | bigint {
    if (/^-?\d{1,20}$/.test(text)) return this.check(this.isWide ? BigInt(text) : Number(text));
    let sum = 0n;
    for (const part of text.split(",")) {
      const value = this.#numberOf.get(part.trim().toLowerCase());
      if (value === undefined) {
        throw new UnserializableValueError(
          `"${text.slice(0, 60)}" is not a name of enum ${this.#name}: expected ${[...this.#nameOf.values()].join(", ")}.`,
        );
      }
      sum |= BigInt(value);
    }
    return this.check(this.isWide ? sum : Number(sum));
  }

  /** INTEROP: as Enum.ToString of `[Flags]`: the largest first taken out, the names in ascending order; nothing unless all bits have names. */
  #combinedName(value: bigint): string | undefined {
    const found: string[] = [];
    let rest = value;
    const descending = [...this.#nameOf].map(([key, name]) => [BigInt(key), name] as const).toSorted(([a], [b]) => (a < b ? 1 : -1));
    for (const [bits, name] of descending) {
      if (bits === 0n || (rest & bits) !== bits) continue;
      rest -= bits;
      found.unshift(name);
    }
    return rest === 0n && found.length > 0 ? found.join(", ") : undefined;
  }
}
