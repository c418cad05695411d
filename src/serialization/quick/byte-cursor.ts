import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { asciiText } from "./ascii-text.ts";
import { type Literal, literalOf, WORD } from "./literals.ts";

const QUOTE = 34;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const CLOSE_BRACE = 125;
const TRUE = literalOf("true");
const FALSE = literalOf("false");
/** Numbers of so many digits, the point aside, are exact, and so is one divided by a power of ten. */
const EXACT_DIGITS = 15;
const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, digits) => 10 ** digits);
const LOWEST_LONG = -(1n << 63n);
const HIGHEST_LONG = (1n << 63n) - 1n;
/** Larger memory is not held on to. Unit: bytes. */
const LARGEST_KEPT = 1024 * 1024;
const NOTHING = new Uint8Array(0);

/**
 * Walks over the bytes of a document that is expected to look as Newtonsoft.Json writes it. Anything else, wrong or only unusual, is a miss: the
 * document is then read from its beginning by the plain reader, which alone knows what is an error. Nothing here throws for what
 * the bytes are, save what parsers of values throw, which counts as a miss too.
 * @hotpath `bench/json`: buys no text of the whole document, no token, no object besides the message itself.
 */
export class ByteCursor {
  readonly refs: ActorRefResolver<unknown>;
  bytes: Uint8Array = NOTHING;
  /** Index of the next byte to look at. */
  at = 0;
  /** Index behind the document. */
  end = 0;
  /** The document does not look as expected; what was read of it means nothing. */
  isMissed = false;
  readonly #maximumDepth: number;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #depth = 0;
  /** The memory of the last document, and a view of all of it. */
  #buffer: ArrayBufferLike | undefined;
  #view: DataView | undefined;
  /** Where `bytes` begin in it. */
  #base = 0;

  constructor(refs: ActorRefResolver<unknown>, maximumDepth: number) {
    this.refs = refs;
    this.#maximumDepth = maximumDepth;
  }

  /** The document is `bytes[start..end)`. */
  start(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.end = end;
    this.#lookAt(bytes);
    this.restart(start);
  }

  /** Goes back to where the document begins. */
  restart(start: number): void {
    this.at = start;
    this.isMissed = false;
    this.#depth = 0;
  }

  /** Lets go of the document. */
  finish(): void {
    this.bytes = NOTHING;
  }

  miss(): void {
    this.isMissed = true;
  }

  /** Counts levels of nesting. Misses where a stand-in below might be too deep; the plain reader counts exactly. */
  enter(levels: number): void {
    this.#depth += levels;
    if (this.#depth >= this.#maximumDepth) this.isMissed = true;
  }

  leave(levels: number): void {
    this.#depth -= levels;
  }

  /** Whether `code` comes next. */
  isAt(code: number): boolean {
    return this.at < this.end && this.bytes[this.at] === code;
  }

  /** Takes the character `code` when it comes next. */
  takesCode(code: number): boolean {
    const { at } = this;
    if (at >= this.end || this.bytes[at] !== code) return false;
    this.at = at + 1;
    return true;
  }

  /** Takes `literal` when it comes next. */
  takes(literal: Literal): boolean {
    const { at } = this;
    const { length } = literal;
    if (at + length > this.end) return false;
    const view = this.#view;
    if (length < WORD || view === undefined) {
      const { bytes } = this;
      const other = literal.bytes;
      for (let index = 0; index < length; index += 1) if (bytes[at + index] !== other[index]) return false;
    } else {
      const { words } = literal;
      const start = this.#base + at;
      if (view.getFloat64(start + length - WORD, true) !== literal.last) return false; // names begin alike and differ at their ends
      for (let index = 0; index < words.length; index += 1) if (view.getFloat64(start + index * WORD, true) !== words[index]) return false;
    }
    this.at = at + length;
    return true;
  }

  /** Takes `literal`, or misses. */
  expect(literal: Literal): void {
    if (!this.takes(literal)) this.isMissed = true;
  }

  /** A string without escapes, quotes included. */
  string(): string {
    if (!this.takesCode(QUOTE)) return this.#missed("");
    return this.rest();
  }

  /** The rest of a string without escapes, whose first quote was taken. */
  rest(): string {
    const { bytes, at, end: limit } = this;
    let end = at;
    let all = 0;
    let code = bytes[end];
    while (code !== QUOTE) {
      if (code === BACKSLASH || code === undefined || end >= limit) return this.#missed("");
      all |= code;
      end += 1;
      code = bytes[end];
    }
    if (end >= limit) return this.#missed("");
    this.at = end + 1;
    return all < 0x80 ? asciiText(bytes, at, end - at, this.#decoder) : this.#decoder.decode(bytes.subarray(at, end));
  }

  /** A whole number of at most ten digits, as JSON spells it. What follows is for the caller to look at. */
  whole(): number {
    const isNegative = this.takesCode(MINUS);
    const value = this.#unsigned(10);
    return isNegative && value !== 0 ? -value : value;
  }

  /** A number without exponent, as JSON spells it. */
  number(): string {
    const { bytes, at } = this;
    const start = this.isAt(MINUS) ? at + 1 : at;
    let end = this.#digitsFrom(start);
    if (end === start || (end > start + 1 && bytes[start] === ZERO)) return this.#missed("");
    if (end < this.end && bytes[end] === POINT) {
      const fraction = end + 1;
      end = this.#digitsFrom(fraction);
      if (end === fraction) return this.#missed("");
    }
    this.at = end;
    return asciiText(bytes, at, end - at, this.#decoder);
  }

  /** An Int32, as its stand-in. */
  int(): number {
    const { bytes: b, at: i } = this;
    // {"$":"I
    const difference =
      ((b[i] as number) ^ 123) |
      ((b[i + 1] as number) ^ 34) |
      ((b[i + 2] as number) ^ 36) |
      ((b[i + 3] as number) ^ 34) |
      ((b[i + 4] as number) ^ 58) |
      ((b[i + 5] as number) ^ 34) |
      ((b[i + 6] as number) ^ 73);
    if (i + 7 > this.end || difference !== 0) return this.#missed(0);
    this.at = i + 7;
    return this.restOfInt();
  }

  /** The digits of an Int32 behind `{"$":"I`, and what ends it. */
  restOfInt(): number {
    const value = this.whole();
    const { bytes, at } = this;
    if ((value | 0) !== value || at + 2 > this.end || bytes[at] !== QUOTE || bytes[at + 1] !== CLOSE_BRACE) this.isMissed = true;
    this.at = at + 2;
    return value;
  }

  /** A number without exponent: the double that is nearest to it. */
  double(): number {
    const { bytes, at, end: limit } = this;
    const isNegative = at < limit && bytes[at] === MINUS;
    const start = isNegative ? at + 1 : at;
    let end = start;
    let value = 0;
    let point = -1;
    while (end < limit) {
      const code = bytes[end] as number;
      if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
      else if (code === POINT && point < 0) point = end;
      else break;
      end += 1;
    }
    const wholeDigits = (point < 0 ? end : point) - start;
    const fraction = point < 0 ? 0 : end - point - 1;
    if (wholeDigits === 0 || (point >= 0 && fraction === 0) || (wholeDigits > 1 && bytes[start] === ZERO)) return this.#missed(0);
    this.at = end;
    if (wholeDigits + fraction > EXACT_DIGITS) return Number(asciiText(bytes, at, end - at, this.#decoder));
    if (fraction > 0) value /= POWERS[fraction] as number;
    return isNegative ? -value : value;
  }

  /** A whole number of 64 bits. */
  long(): bigint {
    const { at } = this;
    const isNegative = this.takesCode(MINUS);
    const start = this.at;
    const value = this.#unsigned(19);
    if (this.isMissed) return 0n;
    if (this.at - start <= EXACT_DIGITS) return BigInt(isNegative ? -value : value);
    const long = BigInt(asciiText(this.bytes, at, this.at - at, this.#decoder));
    return long < LOWEST_LONG || long > HIGHEST_LONG ? this.#missed(0n) : long;
  }

  bool(): boolean {
    if (this.takes(TRUE)) return true;
    this.expect(FALSE);
    return false;
  }

  /** The digits of an object's number, and the quote behind them. */
  skipId(): void {
    const { at } = this;
    this.at = this.#digitsFrom(at);
    if (this.at === at || !this.takesCode(QUOTE)) this.isMissed = true;
  }

  /** A view costs more than it saves for one document: it is made when a second one comes from the same memory, as they do from a socket's. */
  #lookAt({ buffer, byteOffset }: Uint8Array): void {
    this.#base = byteOffset;
    if (buffer === this.#buffer) {
      this.#view ??= new DataView(buffer);
      return;
    }
    this.#view = undefined;
    this.#buffer = buffer.byteLength <= LARGEST_KEPT ? buffer : undefined;
  }

  /** Takes a whole number of at most so many digits, which is exact up to {@link EXACT_DIGITS}. */
  #unsigned(mostDigits: number): number {
    const { bytes, at, end: limit } = this;
    let end = at;
    let value = 0;
    while (end < limit) {
      const code = bytes[end] as number;
      if (code < ZERO || code > NINE) break;
      value = value * 10 + code - ZERO;
      end += 1;
    }
    const digits = end - at;
    if (digits === 0 || digits > mostDigits || (digits > 1 && bytes[at] === ZERO)) return this.#missed(0);
    this.at = end;
    return value;
  }

  #digitsFrom(start: number): number {
    const { bytes, end: limit } = this;
    let end = start;
    while (end < limit) {
      const code = bytes[end] as number;
      if (code < ZERO || code > NINE) break;
      end += 1;
    }
    return end;
  }

  #missed<T>(value: T): T {
    this.isMissed = true;
    return value;
  }
}
