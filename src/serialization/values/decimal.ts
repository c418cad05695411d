import { UnserializableValueError } from "./errors.ts";

const SPELLING = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const LARGEST_UNSCALED = (1n << 96n) - 1n;
const LARGEST_SCALE = 28;
const LONGEST_SHORT_PRODUCT = LARGEST_SCALE + 19;

/**
 * A .NET decimal: a whole number of up to 96 bits with the decimal point 0 to 28 places from the right. `1.50` and `1.5` are
 * equal but keep their spelling. Arithmetic gives the digits that .NET gives; a result beyond 96 bits throws {@link UnserializableValueError}.
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

  /** Whether it is zero. */
  get isZero(): boolean {
    return this.unscaled === 0n;
  }

  /** Same number, whatever the spelling. */
  equals(other: Decimal): boolean {
    const scale = Math.max(this.scale, other.scale);
    return this.unscaled * 10n ** BigInt(scale - this.scale) === other.unscaled * 10n ** BigInt(scale - other.scale);
  }

  /** The sum, with as many digits behind the point as the longer of the two: `1.50 + 1` is `2.50`. Rounded half to even where they do not fit. */
  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return fitted(this.#unscaledAt(scale) + other.#unscaledAt(scale), 1n, scale);
  }

  /** The difference, as {@link plus}. */
  minus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return fitted(this.#unscaledAt(scale) - other.#unscaledAt(scale), 1n, scale);
  }

  /** The product, with the digits behind the point of both together: `1.50 * 2.0` is `3.000`. Rounded half to even where they do not fit. */
  times(other: Decimal): Decimal {
    const scale = this.scale + other.scale;
    // INTEROP: a zero has no digits behind the point where a factor has more than 32 bits, or the product of smaller ones is beyond 47 digits.
    const isShort = hasShortDigits(this) && hasShortDigits(other);
    if (isShort ? scale > LONGEST_SHORT_PRODUCT : this.isZero || other.isZero) return new Decimal(0n);
    return fitted(this.unscaled * other.unscaled, 1n, scale);
  }

  /**
   * The quotient. Exact ones keep the difference of the digits behind the point, `3.00 / 2.0` is `1.5`, or get those that they need, `1 / 8` is
   * `0.125`; others get all that fit, the last one rounded half to even. Throws {@link UnserializableValueError} for a division by zero.
   */
  dividedBy(other: Decimal): Decimal {
    if (other.isZero) throw new UnserializableValueError(`${this} divided by zero is not a decimal.`);
    const scale = this.scale - other.scale;
    const whole = scale < 0 ? this.unscaled * 10n ** BigInt(-scale) : this.unscaled;
    if (whole % other.unscaled === 0n) return new Decimal(whole / other.unscaled, Math.max(scale, 0));
    const exact = 10n ** BigInt(LARGEST_SCALE - scale);
    return withoutTrailingZeros(fitted(this.unscaled * exact, other.unscaled, LARGEST_SCALE));
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

  #unscaledAt(scale: number): bigint {
    return this.unscaled * 10n ** BigInt(scale - this.scale);
  }
}

/** `numerator / denominator`, which is counted in units of `10^-scale`, with as many of these digits as a decimal holds; the last rounded half to even. */
function fitted(numerator: bigint, denominator: bigint, scale: number): Decimal {
  for (let kept = Math.min(scale, LARGEST_SCALE); kept > 0; kept -= 1) {
    const unscaled = roundedHalfEven(numerator, denominator * 10n ** BigInt(scale - kept));
    if (unscaled <= LARGEST_UNSCALED && unscaled >= -LARGEST_UNSCALED) return new Decimal(unscaled, kept);
  }
  return new Decimal(roundedHalfEven(numerator, denominator * 10n ** BigInt(scale)), 0);
}

function hasShortDigits({ unscaled }: Decimal): boolean {
  return unscaled <= 0xffff_ffffn && unscaled >= -0xffff_ffffn;
}

function roundedHalfEven(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  const magnitude = twice > bottom || (twice === bottom && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return isNegative ? -magnitude : magnitude;
}

function withoutTrailingZeros({ unscaled, scale }: Decimal): Decimal {
  let [digits, kept] = [unscaled, scale];
  for (; kept > 0 && digits % 10n === 0n; kept -= 1) digits /= 10n;
  return new Decimal(digits, kept);
}
