import { UnserializableValueError } from "../serialization-error.ts";

const SPELLING = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const LARGEST_UNSCALED = (1n << 96n) - 1n;
const LARGEST_SCALE = 28;

/**
 * A .NET decimal: a whole number of up to 96 bits with the decimal point 0 to 28 places from the right. `1.50` and `1.5` are
 * equal but keep their spelling. Arithmetic is left to libraries; `toString()` gives them the exact digits.
 */
export class Decimal {
  /** The digits as a whole number: 150n for 1.50. */
  readonly unscaled: bigint;
  /** Digits behind the point: 2 for 1.50. */
  readonly scale: number;

  constructor(unscaled: bigint, scale = 0) {
    const magnitude = unscaled < 0n ? -unscaled : unscaled;
    if (magnitude > LARGEST_UNSCALED || !Number.isInteger(scale) || scale < 0 || scale > LARGEST_SCALE) {
      throw new UnserializableValueError(
        `${unscaled}e-${scale} is not a decimal: at most 96 bits of digits, 0 to 28 of them behind the point.`,
      );
    }
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** Reads `1.50`, `-3`, `1.5e-3`. Throws {@link UnserializableValueError} for anything else or out of range. */
  static parse(text: string): Decimal {
    const match = text.length > 64 ? null : SPELLING.exec(text);
    const whole = match?.[2] ?? "";
    const fraction = match?.[3] ?? "";
    if (match === null || whole.length + fraction.length === 0) {
      throw new UnserializableValueError(`"${text}" is not a decimal. Expected digits with an optional point, such as "1.50".`);
    }
    let scale = fraction.length - Number(match[4] ?? 0);
    let digits = BigInt(whole + fraction) * (match[1] === "-" ? -1n : 1n);
    // INTEROP: a bare number gains a ".0", for which the largest decimals have no room.
    for (; scale > 0 && digits % 10n === 0n && (digits > LARGEST_UNSCALED || digits < -LARGEST_UNSCALED); scale -= 1) digits /= 10n;
    if (scale >= 0) return new Decimal(digits, scale);
    return new Decimal(scale < -LARGEST_SCALE - 1 ? LARGEST_UNSCALED + 1n : digits * 10n ** BigInt(-scale), 0);
  }

  get isZero(): boolean {
    return this.unscaled === 0n;
  }

  /** Same number, whatever the spelling. */
  equals(other: Decimal): boolean {
    const scale = Math.max(this.scale, other.scale);
    return this.unscaled * 10n ** BigInt(scale - this.scale) === other.unscaled * 10n ** BigInt(scale - other.scale);
  }

  /** The nearest double; digits may be lost. */
  toNumber(): number {
    return Number(this.toString());
  }

  /** All digits, trailing zeros included: `1.50`. */
  toString(): string {
    const isNegative = this.unscaled < 0n;
    const digits = (isNegative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, "0");
    const point = digits.length - this.scale;
    const text = this.scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
    return isNegative ? `-${text}` : text;
  }
}
