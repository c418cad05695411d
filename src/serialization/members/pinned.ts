import type { MemberType } from "./codec.ts";
import { double as doubleType, float as floatType, int as intType, long as longType } from "./number-members.ts";
import { Decimal } from "../values/decimal.ts";
import { TypedValue } from "../../actor/internal.ts";

/** A value with the .NET type that it gets where no declaration decides: as a whole message, or in an `object` member. */
export class Pinned<T = unknown> {
  /** The .NET type. */
  readonly type: MemberType<T>;
  /** The value. */
  readonly value: T;

  constructor(type: MemberType<T>, value: T) {
    this.type = type;
    this.value = value;
  }

  /** The value with its type. */
  toString(): string {
    return String(this.value);
  }
}

// Not by `extends`: otherwise every ref would accept pinned values in types.
Object.setPrototypeOf(Pinned.prototype, TypedValue.prototype);

/** `value` as a .NET value of `type`: `pin(t.listOf(t.int), [1, 2])` is a `List<int>`. The receiver gets the value alone. */
export function pin<T>(type: MemberType<T>, value: T): Pinned<T> {
  return new Pinned(type, value);
}

/** An Int32. */
export function int(value: number): Pinned<number> {
  return new Pinned(intType, value);
}

/** An Int64; a number must be a safe integer. */
export function long(value: number | bigint): Pinned<bigint> {
  return new Pinned(longType, BigInt(value));
}

/** A Double, also when the number is whole. */
export function double(value: number): Pinned<number> {
  return new Pinned(doubleType, value);
}

/** A Single. */
export function float(value: number): Pinned<number> {
  return new Pinned(floatType, value);
}

/** A Decimal of exactly these digits; `decimal("1.50")` keeps the zero. */
export function decimal(text: string): Decimal {
  return Decimal.parse(text);
}
