/**
 * A .NET Double that keeps its type wherever it goes, also when it is integral. In arithmetic and comparisons it behaves as its value: `x + 1`,
 * `x < 2`, `Number(x)`. With `ritsem.serialization.numbers = exact`, a Double without a declared type arrives as one.
 */
export class Double {
  /** The number. */
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** Same number; `NaN` equals itself, as in .NET. */
  equals(other: Double): boolean {
    return Object.is(this.value + 0, other.value + 0); // + 0 makes -0 a plain zero
  }

  /** The number, so that arithmetic works. */
  valueOf(): number {
    return this.value;
  }

  /** One line for logs. */
  toString(): string {
    return String(this.value);
  }

  /** The number. */
  toJSON(): number {
    return this.value;
  }

  /** Only a type: a {@link Single} is not a Double. */
  declare protected readonly dotnetType: "System.Double";
}

/** A .NET Single that keeps its type wherever it goes, as {@link Double}. It is rounded to 32 bits when it is sent. */
export class Single {
  /** The number. */
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** Same 32-bit number; `NaN` equals itself, as in .NET. */
  equals(other: Single): boolean {
    return Object.is(Math.fround(this.value) + 0, Math.fround(other.value) + 0);
  }

  /** The number, so that arithmetic works. */
  valueOf(): number {
    return this.value;
  }

  /** One line for logs. */
  toString(): string {
    return String(this.value);
  }

  /** The number. */
  toJSON(): number {
    return this.value;
  }

  /** Only a type: a {@link Double} is not a Single. */
  declare protected readonly dotnetType: "System.Single";
}
