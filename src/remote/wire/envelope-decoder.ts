import { CONTEXT_FIELD } from "./context-field.ts";
import { IncompleteEnvelopeError, WireFormatError } from "./errors.ts";

const CONTEXT_TAG = CONTEXT_FIELD * 8 + 2;
const TWO_TO_THE_32 = 0x1_0000_0000;
const MAXIMUM_SAFE_HIGH = 0x1f_ffff; // upper half of 2^53 - 1

/**
 * Where the parts of one frame are, without a string or an object being made of them: read a frame, use the offsets, read the
 * next. Offsets count from the start of the array that was read; a part that is not there has start and end 0.
 *
 * Refuses and accepts exactly what {@link decodePdu} and {@link decodeContainer} do, except that it does not look into
 * control frames: those are for `decodePdu`.
 *
 * @hotpath `bench/micro`, the 196-byte ping frame: 75 ns here, 150 ns with the lookups of both paths and the manifest, 640 ns for the plain
 * codec. Buys: no garbage per message, and paths that can be looked up by their bytes.
 */
export class EnvelopeCursor {
  /** A control frame has no other part: hand its range to {@link decodePdu}. */
  kind: "payload" | "control" = "payload";
  /** Whether there is a message, rather than an acknowledgement alone. */
  hasEnvelope = false;
  recipientStart = 0;
  recipientEnd = 0;
  senderStart = 0;
  senderEnd = 0;
  serializerId = 0;
  manifestStart = 0;
  manifestEnd = 0;
  payloadStart = 0;
  payloadEnd = 0;
  /** What went with the message: see {@link CONTEXT_FIELD}. */
  contextStart = 0;
  contextEnd = 0;
  /** Number of a message that must arrive exactly once, a safe integer, or -1. */
  seq = -1;
  /** An acknowledgement of 0 is there but empty, hence this flag. */
  hasAck = false;
  ackStart = 0;
  ackEnd = 0;

  // What the field that was passed over last is and holds: a range, or the halves of a number.
  #tag = 0;
  #start = 0;
  #end = 0;
  #low = 0;
  #high = 0;
  #hasMessage = false;

  /**
   * Reads the frame body `bytes[start..end)`. Throws {@link WireFormatError}, or {@link IncompleteEnvelopeError} when recipient
   * or message is missing; the parts then mean nothing.
   */
  read(bytes: Uint8Array, start: number, end: number): void {
    if (start < 0 || start > end || end > bytes.length) throw new RangeError(`[${start}, ${end}) is not a range of ${bytes.length} bytes.`);
    this.kind = "payload";
    this.hasAck = false;
    this.ackStart = 0;
    this.ackEnd = 0;
    this.#clearEnvelope();
    let payloadStart = 0;
    let payloadEnd = 0;
    for (let at = start; at < end; ) {
      at = this.#field(bytes, at, end);
      if (this.#tag === 0x0a) {
        payloadStart = this.#start; // AkkaProtocolMessage.payload
        payloadEnd = this.#end;
      } else if (this.#tag === 0x12) {
        this.kind = "control"; // AkkaProtocolMessage.instruction
      }
    }
    if (this.kind === "control") return;
    if (payloadStart === payloadEnd) throw new WireFormatError("neither a payload nor an instruction", start);
    this.#readContainer(bytes, payloadStart, payloadEnd);
  }

  #clearEnvelope(): void {
    this.hasEnvelope = false;
    this.recipientStart = 0;
    this.recipientEnd = 0;
    this.senderStart = 0;
    this.senderEnd = 0;
    this.contextStart = 0;
    this.contextEnd = 0;
    this.seq = 0; // absent means 0
    this.#clearMessage();
    this.#hasMessage = false;
  }

  #clearMessage(): void {
    this.serializerId = 0;
    this.manifestStart = 0;
    this.manifestEnd = 0;
    this.payloadStart = 0;
    this.payloadEnd = 0;
  }

  #readContainer(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      at = this.#field(bytes, at, end);
      if (this.#tag === 0x12) {
        this.#readEnvelope(bytes, this.#start, this.#end);
      } else if (this.#tag === 0x0a) {
        this.hasAck = true;
        this.ackStart = this.#start;
        this.ackEnd = this.#end;
        this.#checkAck(bytes, this.#start, this.#end);
      }
    }
    if (!this.hasEnvelope) {
      this.seq = -1;
      return;
    }
    if (this.recipientEnd === 0) throw new IncompleteEnvelopeError("recipient");
    if (!this.#hasMessage) throw new IncompleteEnvelopeError("message");
  }

  /** An acknowledgement is rare, so it is read later, by {@link decodeAck}; that must not fail then. */
  #checkAck(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      at = this.#field(bytes, at, end);
      if (this.#tag === 0x12 && (this.#end - this.#start) % 8 !== 0) throw new WireFormatError("a nack is cut off", this.#start);
    }
  }

  #readEnvelope(bytes: Uint8Array, start: number, end: number): void {
    this.#clearEnvelope(); // the last one wins
    this.hasEnvelope = true;
    for (let at = start; at < end; ) {
      at = this.#field(bytes, at, end);
      switch (this.#tag) {
        case 0x0a:
          this.#readPath(bytes, this.#start, this.#end);
          this.recipientStart = this.#start;
          this.recipientEnd = this.#end;
          break;
        case 0x12:
          this.#readMessage(bytes, this.#start, this.#end);
          break;
        case 0x22:
          this.#readPath(bytes, this.#start, this.#end);
          this.senderStart = this.#start;
          this.senderEnd = this.#end;
          break;
        case 0x29:
          this.#readSeq(bytes, at - 8);
          break;
        case CONTEXT_TAG:
          this.contextStart = this.#start;
          this.contextEnd = this.#end;
          break;
      }
    }
  }

  /** Leaves the path of an ActorRefData in #start and #end, zeros when it is absent or empty. */
  #readPath(bytes: Uint8Array, start: number, end: number): void {
    let pathStart = 0;
    let pathEnd = 0;
    for (let at = start; at < end; ) {
      at = this.#field(bytes, at, end);
      if (this.#tag === 0x0a) {
        pathStart = this.#start;
        pathEnd = this.#end;
      }
    }
    const isEmpty = pathStart === pathEnd;
    this.#start = isEmpty ? 0 : pathStart;
    this.#end = isEmpty ? 0 : pathEnd;
  }

  #readMessage(bytes: Uint8Array, start: number, end: number): void {
    this.#clearMessage();
    this.#hasMessage = true;
    for (let at = start; at < end; ) {
      at = this.#field(bytes, at, end);
      switch (this.#tag) {
        case 0x0a:
          this.payloadStart = this.#start;
          this.payloadEnd = this.#end;
          break;
        case 0x10:
          this.serializerId = this.#low | 0;
          break;
        case 0x1a: {
          const isEmpty = this.#start === this.#end;
          this.manifestStart = isEmpty ? 0 : this.#start;
          this.manifestEnd = isEmpty ? 0 : this.#end;
          break;
        }
      }
    }
  }

  #readSeq(bytes: Uint8Array, at: number): void {
    const low = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
    const high = (bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24)) >>> 0;
    if (low === 0xffff_ffff && high === 0xffff_ffff) this.seq = -1;
    else if (high <= MAXIMUM_SAFE_HIGH) this.seq = high * TWO_TO_THE_32 + low;
    else throw new WireFormatError("a sequence number beyond 2^53", at);
  }

  /** Passes over one field, noting what it is and holds; returns where the next one starts. */
  #field(bytes: Uint8Array, start: number, end: number): number {
    let at = start + 1;
    let tag = bytes[start]!;
    if (tag > 0x7f) {
      at = this.#varint(bytes, start, end);
      if (this.#high !== 0) throw new WireFormatError("a field tag has more than 32 bits", start);
      tag = this.#low;
    }
    if (tag >>> 3 === 0) throw new WireFormatError("field number 0", start);
    this.#tag = tag;
    switch (tag & 7) {
      case 2:
        return this.#range(bytes, at, end);
      case 0:
        return this.#varint(bytes, at, end);
      case 1:
        if (end - at < 8) throw new WireFormatError(`8 bytes are announced, ${end - at} are left`, at);
        return at + 8;
      case 5:
        if (end - at < 4) throw new WireFormatError(`4 bytes are announced, ${end - at} are left`, at);
        return at + 4;
      default:
        throw new WireFormatError(`field ${tag >>> 3} has the unsupported wire type ${tag & 7}`, at);
    }
  }

  #range(bytes: Uint8Array, start: number, end: number): number {
    if (start >= end) throw new WireFormatError("a number is cut off", start);
    let at = start + 1;
    let length = bytes[start]!;
    if (length > 0x7f) {
      at = this.#varint(bytes, start, end);
      length = this.#high === 0 ? this.#low : Number.POSITIVE_INFINITY;
    }
    if (length > end - at) throw new WireFormatError(`a length of ${length}, ${end - at} bytes are left`, start);
    this.#start = at;
    this.#end = at + length;
    return at + length;
  }

  #varint(bytes: Uint8Array, start: number, end: number): number {
    let low = 0;
    let high = 0;
    let at = start;
    for (let shift = 0; shift < 70; shift += 7) {
      if (at >= end) throw new WireFormatError("a number is cut off", start);
      const byte = bytes[at++]!;
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
        return at;
      }
    }
    throw new WireFormatError("a number of more than ten bytes", start);
  }
}
