import { needsEscape, quotedJson } from "../json/json-string.ts";
import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { doubleText, jsonNumberText } from "../values/number-text.ts";
import { type Literal, literalOf, OPEN_ID, OPEN_INT } from "./literals.ts";
import { WrittenObjects } from "./written-objects.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const POINT_ZERO = literalOf(".0");
const TRUE = literalOf("true");
const FALSE = literalOf("false");
const HUNDREDTHS = 100;
/** Longer literals are cheaper to copy by the engine: 14 ns, whatever their length. */
const LONGEST_LOOP = 12;
/** Longer texts are cheaper to have from the engine's encoder. */
const LONGEST_BY_HAND = 64;
/** Numbers below are written digit by digit. */
const SMALL = 2 ** 31;
const REFERENCE = literalOf('{"$ref":"');
/** What ends a reference, and a stand-in. */
const END_OF_STAND_IN = literalOf('"}');
const NOTHING = new Uint8Array(0);

/**
 * Writes the bytes of a document, with nothing in between. Values that need the plain writer, or its error messages, are a miss;
 * so is a lack of room, which is told apart.
 * @hotpath `bench/json`: buys no text that is encoded afterwards.
 */
export class ByteSink {
  readonly refs: ActorRefResolver<unknown>;
  /** Index of the next byte. */
  at = 0;
  isMissed = false;
  /** There was too little room. */
  isFull = false;
  readonly #maximumDepth: number;
  readonly #written = new WrittenObjects();
  readonly #encoder = new TextEncoder();
  #bytes: Uint8Array = NOTHING;
  #lastId = 0;
  #depth = 0;

  constructor(refs: ActorRefResolver<unknown>, maximumDepth: number) {
    this.refs = refs;
    this.#maximumDepth = maximumDepth;
  }

  start(bytes: Uint8Array, at: number): void {
    this.#bytes = bytes;
    this.at = at;
    this.isMissed = false;
    this.isFull = false;
    this.#lastId = 0;
    this.#depth = 0;
  }

  /** Lets go of the message and the bytes. */
  finish(): void {
    this.#bytes = NOTHING;
    this.#written.clear();
  }

  miss(): void {
    this.isMissed = true;
  }

  /** Counts the whole message as the first object. `isTracked`: something in it may lead back to it. */
  root(message: object, isTracked: boolean): void {
    const id = this.#nextId();
    if (isTracked) this.#written.add(message, id);
  }

  /** Begins an object by `{"$id":"n"`, or answers false: it is in the document already, and a reference was written. */
  open(value: object): boolean {
    const known = this.#written.idOf(value);
    if (known !== 0) {
      this.literal(REFERENCE);
      this.whole(known);
      this.literal(END_OF_STAND_IN);
      return false;
    }
    this.#written.add(value, this.openNumbered());
    return true;
  }

  /** Begins the next object by `{"$id":"n"`, and returns its number. */
  openNumbered(): number {
    const id = this.#nextId();
    this.literal(OPEN_ID);
    this.whole(id);
    this.code(QUOTE);
    return id;
  }

  /** Counts levels of nesting. Misses where a stand-in below might be too deep; the plain writer counts exactly. */
  enter(levels: number): void {
    this.#depth += levels;
    if (this.#depth >= this.#maximumDepth) this.isMissed = true;
  }

  leave(levels: number): void {
    this.#depth -= levels;
  }

  /** One ASCII character. */
  code(code: number): void {
    if (this.at >= this.#bytes.length) return this.#full();
    this.#bytes[this.at] = code;
    this.at += 1;
  }

  /** Int32, as its stand-in. */
  int(value: number): void {
    if ((value | 0) !== value) return this.miss();
    const bytes = this.#bytes;
    const { at } = this;
    if (at + 20 > bytes.length) return this.#intAtEnd(value);
    bytes[at] = 123;
    bytes[at + 1] = QUOTE;
    bytes[at + 2] = 36;
    bytes[at + 3] = QUOTE;
    bytes[at + 4] = 58;
    bytes[at + 5] = QUOTE;
    bytes[at + 6] = 73;
    this.at = at + 7;
    this.#signed(value);
    const end = this.at;
    bytes[end] = QUOTE;
    bytes[end + 1] = 125;
    this.at = end + 2;
  }

  /** Int64. */
  long(value: bigint): void {
    if (typeof value !== "bigint") return this.miss();
    const number = Number(value);
    if (number > -SMALL && number < SMALL) this.#signed(number);
    else if (value === BigInt.asIntN(64, value)) this.ascii(String(value));
    else this.miss();
  }

  /** Double: whole ones with `.0`. */
  double(value: number): void {
    if (typeof value !== "number") return this.miss();
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.#signed(value);
      this.literal(POINT_ZERO);
      return;
    }
    const hundredths = Math.round(value * HUNDREDTHS);
    if (hundredths / HUNDREDTHS === value && hundredths > 0 && hundredths < SMALL) this.#hundredths(hundredths);
    else this.ascii(jsonNumberText(doubleText(value)));
  }

  bool(value: boolean): void {
    if (typeof value === "boolean") this.literal(value ? TRUE : FALSE);
    else this.miss();
  }

  /** What has at most two digits behind the point, and one at least, is spelled so by every writer of shortest digits. */
  #hundredths(value: number): void {
    const whole = Math.floor(value / HUNDREDTHS);
    const rest = value - whole * HUNDREDTHS;
    this.whole(whole);
    this.code(POINT);
    this.code(ZERO + Math.floor(rest / 10));
    if (rest % 10 !== 0) this.code(ZERO + (rest % 10));
  }

  #intAtEnd(value: number): void {
    this.literal(OPEN_INT);
    this.#signed(value);
    this.literal(END_OF_STAND_IN);
  }

  #signed(value: number): void {
    if (value < 0) this.code(MINUS);
    this.whole(Math.abs(value));
  }

  /** A whole number from 0 to 2³¹. */
  whole(value: number): void {
    let digits = 1;
    for (let limit = 10; limit <= value; limit *= 10) digits += 1;
    const end = this.at + digits;
    if (end > this.#bytes.length) return this.#full();
    let rest = value;
    for (let index = end - 1; index >= this.at; index -= 1) {
      const next = (rest / 10) | 0;
      this.#bytes[index] = ZERO + rest - next * 10;
      rest = next;
    }
    this.at = end;
  }

  literal(literal: Literal): void {
    const { length, bytes: source } = literal;
    const bytes = this.#bytes;
    const { at } = this;
    if (at + length > bytes.length) return this.#full();
    if (length > LONGEST_LOOP) bytes.set(source, at);
    else for (let index = 0; index < length; index += 1) bytes[at + index] = source[index] as number;
    this.at = at + length;
  }

  /** Text that is all ASCII, as it is. */
  ascii(text: string): void {
    const { length } = text;
    const bytes = this.#bytes;
    const { at } = this;
    if (at + length > bytes.length) return this.#full();
    for (let index = 0; index < length; index += 1) bytes[at + index] = text.charCodeAt(index);
    this.at = at + length;
  }

  /** Any text, quoted and escaped. */
  string(text: string): void {
    if (typeof text !== "string") return this.miss();
    const { length } = text;
    if (length > LONGEST_BY_HAND) return this.#longString(text);
    const bytes = this.#bytes;
    const { at } = this;
    if (at + length + 2 > bytes.length) return this.#full();
    bytes[at] = QUOTE;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) return this.#unusual(text);
      bytes[at + 1 + index] = code;
    }
    bytes[at + length + 1] = QUOTE;
    this.at = at + length + 2;
  }

  #longString(text: string): void {
    if (needsEscape(text)) return this.#unusual(text);
    this.code(QUOTE);
    const { read, written } = this.#encoder.encodeInto(text, this.#bytes.subarray(this.at));
    if (read < text.length) return this.#full();
    this.at += written;
    this.code(QUOTE);
  }

  #unusual(text: string): void {
    const quoted = quotedJson(text);
    const { read, written } = this.#encoder.encodeInto(quoted, this.#bytes.subarray(this.at));
    if (read < quoted.length) return this.#full();
    this.at += written;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #full(): void {
    this.isFull = true;
    this.isMissed = true;
  }
}
