import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { asciiText } from "./ascii-text.ts";

const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
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
  /** The document does not look as expected; what was read of it means nothing. */
  isMissed = false;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  constructor(refs: ActorRefResolver<unknown>) {
    this.refs = refs;
  }

  start(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.at = 0;
    this.isMissed = false;
  }

  miss(): void {
    this.isMissed = true;
  }

  /** Takes `literal` when it comes next. */
  takes(literal: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < literal.length; index += 1) if (bytes[at + index] !== literal[index]) return false;
    this.at = at + literal.length;
    return true;
  }

  /** As {@link takes}, looking from behind: heads of documents begin alike and differ at their ends. */
  takesFromBehind(literal: Uint8Array): boolean {
    const { bytes, at } = this;
    const { length } = literal;
    if (at + length > bytes.length) return false;
    let index = length - 1;
    for (; index >= 3; index -= 4) {
      const other = at + index;
      const difference =
        ((bytes[other] as number) ^ (literal[index] as number)) |
        ((bytes[other - 1] as number) ^ (literal[index - 1] as number)) |
        ((bytes[other - 2] as number) ^ (literal[index - 2] as number)) |
        ((bytes[other - 3] as number) ^ (literal[index - 3] as number));
      if (difference !== 0) return false;
    }
    for (; index >= 0; index -= 1) if (bytes[at + index] !== literal[index]) return false;
    this.at = at + length;
    return true;
  }

  /** Takes `literal`, or misses. */
  expect(literal: Uint8Array): void {
    if (!this.takes(literal)) this.isMissed = true;
  }

  /** A string without escapes, quotes included. */
  string(): string {
    if (this.bytes[this.at] !== QUOTE) return this.#missed("");
    this.at += 1;
    return this.rest();
  }

  /** The rest of a string without escapes, whose first quote was taken. */
  rest(): string {
    const { bytes, at } = this;
    let end = at;
    let all = 0;
    let code = bytes[end];
    while (code !== QUOTE) {
      if (code === BACKSLASH || code === undefined) return this.#missed("");
      all |= code;
      end += 1;
      code = bytes[end];
    }
    this.at = end + 1;
    return all < 0x80 ? asciiText(bytes, at, end - at, this.#decoder) : this.#decoder.decode(bytes.subarray(at, end));
  }

  /** A whole number of at most ten digits, as JSON spells it. What follows is for the caller to look at. */
  whole(): number {
    const { bytes } = this;
    const isNegative = bytes[this.at] === MINUS;
    const start = isNegative ? this.at + 1 : this.at;
    let end = start;
    let value = 0;
    let code = bytes[end];
    while (code !== undefined && code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      end += 1;
      code = bytes[end];
    }
    const digits = end - start;
    if (digits === 0 || digits > 10 || (digits > 1 && bytes[start] === ZERO)) return this.#missed(0);
    this.at = end;
    return isNegative && value !== 0 ? -value : value;
  }

  /** A number without exponent, as JSON spells it. */
  number(): string {
    const { bytes, at } = this;
    const start = bytes[at] === MINUS ? at + 1 : at;
    let end = this.#digitsFrom(start);
    if (end === start || (end > start + 1 && bytes[start] === ZERO)) return this.#missed("");
    if (bytes[end] === 46 /* . */) {
      const fraction = end + 1;
      end = this.#digitsFrom(fraction);
      if (end === fraction) return this.#missed("");
    }
    this.at = end;
    return asciiText(bytes, at, end - at, this.#decoder);
  }

  /** The digits of an object's number, and the quote behind them. */
  skipId(): void {
    const end = this.#digitsFrom(this.at);
    if (end === this.at || this.bytes[end] !== QUOTE) this.isMissed = true;
    this.at = end + 1;
  }

  #digitsFrom(start: number): number {
    const { bytes } = this;
    let end = start;
    let code = bytes[end];
    while (code !== undefined && code >= ZERO && code <= NINE) {
      end += 1;
      code = bytes[end];
    }
    return end;
  }

  #missed<T>(value: T): T {
    this.isMissed = true;
    return value;
  }
}
