import { SHORT_ASCII_BYTES, shortAscii } from "../../base/index.ts";
import { type FieldTag, WIRE_TYPE } from "./field-tag.ts";
import { WireFormatError } from "./errors.ts";

/** How deep messages may nest, as in Google.Protobuf: an exception's inner exceptions are the only ones that go deep. */
export const MAXIMUM_MESSAGE_DEPTH = 100;

const TWO_TO_THE_32 = 0x1_0000_0000;
const LONGEST_VARINT_BITS = 70;

// INTEROP: Google.Protobuf replaces invalid UTF-8 instead of refusing the message, and keeps a leading U+FEFF.
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads the fields of one protobuf message in `bytes[position..end)`, without copying. Every length and every number is
 * checked against the end before it is used; what does not fit throws {@link WireFormatError}.
 *
 * Use: `while (reader.next()) switch (reader.tag) { case NAME: name = reader.string(); break; default: reader.skip(); }`.
 * A known field in an unexpected wire type has another tag and so is skipped like an unknown one, as protobuf demands.
 * Where a field that may occur once occurs twice, callers let the last one win.
 */
export class ProtoReader {
  #bytes: Uint8Array;
  #view: DataView;
  #position: number;
  #end: number;
  #tag: FieldTag = 0;
  #depth = 0;
  #low = 0;
  #high = 0;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#position = start;
    this.#end = end;
    this.reset(bytes, start, end);
  }

  /** Starts over with other bytes. Throws RangeError when the range is not within them. */
  reset(bytes: Uint8Array, start: number, end: number): void {
    if (start < 0 || start > end || end > bytes.length) throw new RangeError(`[${start}, ${end}) is not a range of ${bytes.length} bytes.`);
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.#position = start;
    this.#end = end;
    this.#tag = 0;
    this.#depth = 0;
  }

  /** Where the next byte is read. */
  get position(): number {
    return this.#position;
  }

  /** Number and wire type of the field whose value comes next. */
  get tag(): FieldTag {
    return this.#tag;
  }

  /** Moves to the next field; false at the end of the message. The value of the previous one must have been read or skipped. */
  next(): boolean {
    const start = this.#position;
    if (start >= this.#end) return false;
    this.#varint();
    if (this.#high !== 0) throw new WireFormatError("a field tag has more than 32 bits", start);
    this.#tag = this.#low;
    if (this.#tag >>> 3 === 0) throw new WireFormatError("field number 0", start);
    return true;
  }

  /** Skips the value of an unknown field. Groups and undefined wire types are errors. */
  skip(): void {
    const wireType = this.#tag & 7;
    switch (wireType) {
      case WIRE_TYPE.varint:
        this.#varint();
        return;
      case WIRE_TYPE.fixed64:
        this.#advance(8);
        return;
      case WIRE_TYPE.lengthDelimited:
        this.#advance(this.#length());
        return;
      case WIRE_TYPE.fixed32:
        this.#advance(4);
        return;
      default:
        throw new WireFormatError(`field ${this.#tag >>> 3} has the unsupported wire type ${wireType}`, this.#position);
    }
  }

  /** The low 32 bits of a varint, unsigned. */
  uint32(): number {
    this.#varint();
    return this.#low;
  }

  /** The low 32 bits of a varint, signed; also for enums. */
  int32(): number {
    this.#varint();
    return this.#low | 0;
  }

  bool(): boolean {
    this.#varint();
    return (this.#low | this.#high) !== 0;
  }

  /** A varint as signed 64-bit number. Throws {@link WireFormatError} outside the safe integers, where nothing of ours lives. */
  safeInteger(): number {
    const start = this.#position;
    this.#varint();
    const value = (this.#high | 0) * TWO_TO_THE_32 + this.#low;
    if (!Number.isSafeInteger(value)) throw new WireFormatError("a number beyond 2^53", start);
    return value;
  }

  /** A varint as signed 64-bit number. */
  int64(): bigint {
    this.#varint();
    return BigInt.asIntN(64, (BigInt(this.#high) << 32n) | BigInt(this.#low));
  }

  /** A varint in zigzag form as signed 64-bit number. */
  zigzag64(): bigint {
    this.#varint();
    const value = (BigInt(this.#high) << 32n) | BigInt(this.#low);
    return (value >> 1n) ^ -(value & 1n);
  }

  /** Eight bytes, little-endian, unsigned. */
  fixed64(): bigint {
    return this.#view.getBigUint64(this.#advance(8), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#advance(8), true);
  }

  /** A view of a bytes field: shares memory with what is read. */
  bytes(): Uint8Array {
    const length = this.#length();
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Moves over a bytes field, which ends at {@link position} then; returns where it starts in what is read. */
  bytesStart(): number {
    return this.#advance(this.#length());
  }

  string(): string {
    const start = this.bytesStart();
    return this.textOf(start, this.#position);
  }

  /** The text of a range that {@link bytesStart} has found. */
  textOf(start: number, end: number): string {
    const short = end - start <= SHORT_ASCII_BYTES ? shortAscii(this.#bytes, start, end) : undefined;
    return short ?? UTF8.decode(this.#bytes.subarray(start, end));
  }

  /** The value of a nested message; `decode` must read to the end of it, which the loop over {@link next} does. */
  message<T>(decode: (reader: ProtoReader) => T): T {
    const length = this.#length();
    const outerEnd = this.#end;
    this.#depth += 1;
    if (this.#depth > MAXIMUM_MESSAGE_DEPTH) {
      throw new WireFormatError(`messages nest deeper than ${MAXIMUM_MESSAGE_DEPTH} levels`, this.#position);
    }
    this.#end = this.#position + length;
    const value = decode(this);
    this.#end = outerEnd;
    this.#depth -= 1;
    return value;
  }

  /** Calls `readOne` for each element of a packed field. */
  packed(readOne: (reader: ProtoReader) => void): void {
    const length = this.#length();
    const outerEnd = this.#end;
    this.#end = this.#position + length;
    while (this.#position < this.#end) readOne(this);
    this.#end = outerEnd;
  }

  /** Moves on by `count` bytes that are known to be there, or throws; returns where they start. */
  #advance(count: number): number {
    const start = this.#position;
    if (count > this.#end - start) {
      throw new WireFormatError(`${count} bytes are announced, ${this.#end - start} are left`, start);
    }
    this.#position = start + count;
    return start;
  }

  #length(): number {
    const start = this.#position;
    this.#varint();
    if (this.#high !== 0 || this.#low > this.#end - this.#position) {
      throw new WireFormatError(
        `a length of ${this.#high * TWO_TO_THE_32 + this.#low}, ${this.#end - this.#position} bytes are left`,
        start,
      );
    }
    return this.#low;
  }

  /** Two 32-bit halves rather than a bigint: almost every number here is small. */
  #varint(): void {
    const start = this.#position;
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < LONGEST_VARINT_BITS; shift += 7) {
      if (this.#position >= this.#end) throw new WireFormatError("a number is cut off", start);
      const byte = this.#bytes[this.#position] ?? 0;
      this.#position += 1;
      if (shift < 28) {
        low |= (byte & 0x7f) << shift;
      } else if (shift === 28) {
        low |= (byte & 0x7f) << 28;
        high = (byte & 0x7f) >>> 4;
      } else {
        high |= (byte & 0x7f) << (shift - 32);
      }
      if (byte < 0x80) {
        this.#low = low >>> 0;
        this.#high = high >>> 0;
        return;
      }
    }
    throw new WireFormatError("a number of more than ten bytes", start);
  }
}
