import type { FieldTag } from "./field-tag.ts";

const INITIAL_BYTES = 512; // a message of a few hundred bytes, as most are, then never grows: allocating is what costs time here
/** Unit: bytes. */
const MOST_KEPT_BYTES = 16_384;
const LONGEST_VARINT_BYTES = 10;
// A text of up to so many characters is written by a loop: calling the encoder costs a view object and more time than that.
const LONGEST_LOOP_CHARACTERS = 200;
const TWO_TO_THE_32 = 0x1_0000_0000;
const UTF8 = new TextEncoder();

/**
 * Writes protobuf messages as Google.Protobuf does, byte for byte, provided that callers write fields by ascending number:
 * zero, false and empty values are left out, lengths take the fewest bytes, repeated numbers are packed.
 */
export class ProtoWriter {
  #bytes: Uint8Array;
  #view: DataView | undefined; // of #bytes, once something needs it
  #position = 0;

  /** `expectedBytes`: what the message takes, if that is known to be more than others. */
  constructor(expectedBytes: number = INITIAL_BYTES) {
    this.#bytes = new Uint8Array(expectedBytes);
  }

  /** Forgets what was written, to write another message. A buffer that one large message needed is not kept. */
  clear(): void {
    if (this.#bytes.length > MOST_KEPT_BYTES) {
      this.#bytes = new Uint8Array(INITIAL_BYTES);
      this.#view = undefined;
    }
    this.#position = 0;
  }

  /** Copies what was written. Returns the offset after it, or -1 if it does not fit. */
  copyInto(target: Uint8Array, offset: number): number {
    const end = offset + this.#position;
    if (end > target.length) return -1;
    target.set(this.#bytes.subarray(0, this.#position), offset);
    return end;
  }

  /** A copy of what was written. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#position);
  }

  /** An integer or enum within the safe integers; negative ones take ten bytes. Zero is left out. */
  varint(tag: FieldTag, value: number): void {
    if (value === 0) return;
    this.#rawVarint(tag);
    this.#rawVarint(value);
  }

  /** A signed 64-bit integer; a negative one takes ten bytes. Zero is left out. */
  int64(tag: FieldTag, value: bigint): void {
    if (value === 0n) return;
    this.#rawVarint(tag);
    this.#reserve(LONGEST_VARINT_BYTES);
    let rest = BigInt.asUintN(64, value);
    for (; rest > 0x7fn; rest >>= 7n) {
      this.#bytes[this.#position] = Number(rest & 0x7fn) | 0x80;
      this.#position += 1;
    }
    this.#bytes[this.#position] = Number(rest);
    this.#position += 1;
  }

  /** A signed 64-bit integer in zigzag form. Zero is left out. */
  zigzag64(tag: FieldTag, value: bigint): void {
    this.int64(tag, (value << 1n) ^ (value >> 63n));
  }

  /** Left out when false. */
  bool(tag: FieldTag, value: boolean): void {
    this.varint(tag, value ? 1 : 0);
  }

  /** Eight bytes; a negative value in two's complement. Zero is left out. */
  fixed64(tag: FieldTag, value: bigint): void {
    if (value === 0n) return;
    this.#rawVarint(tag);
    this.#rawFixed64(value);
  }

  /** Zero is left out. */
  double(tag: FieldTag, value: number): void {
    if (value === 0) return;
    this.#rawVarint(tag);
    this.#reserve(8);
    this.#dataView().setFloat64(this.#position, value, true);
    this.#position += 8;
  }

  /** Left out when empty. */
  string(tag: FieldTag, text: string): void {
    if (text !== "") this.stringElement(tag, text);
  }

  /** One element of a repeated field: written even when empty. */
  stringElement(tag: FieldTag, text: string): void {
    this.#rawVarint(tag);
    const start = this.#openLength(text.length);
    if (text.length > LONGEST_LOOP_CHARACTERS || !this.#ascii(text)) {
      this.#reserve(text.length * 3); // the most that UTF-8 makes of a UTF-16 unit
      this.#position = start + UTF8.encodeInto(text, this.#bytes.subarray(start)).written;
    }
    this.#closeLength(start);
  }

  /** Writes a short text, as almost all are, or gives up when it is not plain ASCII. */
  #ascii(text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return false;
      this.#bytes[this.#position + index] = code;
    }
    this.#position += text.length;
    return true;
  }

  /** Left out when empty. */
  bytes(tag: FieldTag, bytes: Uint8Array): void {
    if (bytes.length > 0) this.bytesElement(tag, bytes);
  }

  /** One element of a repeated field: written even when empty. */
  bytesElement(tag: FieldTag, bytes: Uint8Array): void {
    this.#rawVarint(tag);
    this.#rawVarint(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#position);
    this.#position += bytes.length;
  }

  /** A nested message, written even when it is empty: its presence has a meaning. */
  message<T>(tag: FieldTag, value: T, encode: (writer: ProtoWriter, value: T) => void): void {
    this.#rawVarint(tag);
    const start = this.#openLength(0);
    encode(this, value);
    this.#closeLength(start);
  }

  /** Left out when empty. Zeros inside are written. */
  packedVarints(tag: FieldTag, values: readonly number[]): void {
    if (values.length === 0) return;
    this.#rawVarint(tag);
    const start = this.#openLength(0);
    for (const value of values) this.#rawVarint(value);
    this.#closeLength(start);
  }

  /** Left out when empty. Zeros inside are written. */
  packedFixed64(tag: FieldTag, values: readonly bigint[]): void {
    if (values.length === 0) return;
    this.#rawVarint(tag);
    const start = this.#openLength(0);
    for (const value of values) this.#rawFixed64(value);
    this.#closeLength(start);
  }

  /** Leaves one byte for a length that is not known yet, and room for `expected` bytes behind it. */
  #openLength(expected: number): number {
    this.#reserve(1 + expected);
    this.#position += 1;
    return this.#position;
  }

  /** Fills the length in; what a longer number needs is made by moving the content, so that lengths stay minimal. */
  #closeLength(start: number): void {
    const end = this.#position;
    const length = end - start;
    const extra = varintBytes(length) - 1;
    if (extra > 0) {
      this.#reserve(extra);
      this.#bytes.copyWithin(start + extra, start, end);
    }
    this.#position = start - 1;
    this.#varintInPlace(length); // growing here would copy only what stands before the length
    this.#position = end + extra;
  }

  #rawVarint(value: number): void {
    this.#reserve(LONGEST_VARINT_BYTES);
    this.#varintInPlace(value);
  }

  /** The same where room is known to be. */
  #varintInPlace(value: number): void {
    let low = value >>> 0;
    let high = Math.floor(value / TWO_TO_THE_32) >>> 0; // two's complement for negative values too
    while (high !== 0 || low > 0x7f) {
      this.#bytes[this.#position] = (low & 0x7f) | 0x80;
      this.#position += 1;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    this.#bytes[this.#position] = low;
    this.#position += 1;
  }

  #rawFixed64(value: bigint): void {
    this.#reserve(8);
    this.#dataView().setBigUint64(this.#position, value, true);
    this.#position += 8;
  }

  #reserve(count: number): void {
    const needed = this.#position + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#position));
    this.#bytes = grown;
    this.#view = undefined;
  }

  #dataView(): DataView {
    this.#view ??= new DataView(this.#bytes.buffer);
    return this.#view;
  }
}

/** How many bytes the shortest varint of a non-negative number below 2^32 takes. */
export function varintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}

/** The bytes of one message. `largestField`: length of a field that may be large, so that there is room for it. */
export function encodeMessage<T>(value: T, encode: (writer: ProtoWriter, value: T) => void, largestField = 0): Uint8Array {
  const writer = new ProtoWriter(INITIAL_BYTES + largestField);
  encode(writer, value);
  return writer.toBytes();
}

/** Writes the shortest varint of a non-negative number below 2^32. Returns where it ends. */
export function writeVarint(target: Uint8Array, start: number, value: number): number {
  let rest = value;
  let at = start;
  while (rest > 0x7f) {
    target[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  target[at] = rest;
  return at + 1;
}
