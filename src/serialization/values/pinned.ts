import type { MemberType } from "../codec.ts";
import { double as doubleType, float as floatType, int as intType, long as longType } from "../members/number-members.ts";
import { Decimal } from "./decimal.ts";

/** A value together with the .NET type it is to have where nothing else says so: as a whole message, or in an `object` member. */
export class Pinned<T = unknown> {
  readonly type: MemberType<T>;
  readonly value: T;

  constructor(type: MemberType<T>, value: T) {
    this.type = type;
    this.value = value;
  }

  toString(): string {
    return String(this.value);
  }
}

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
