/** Longer texts go through the engine's own codec, whose fixed cost then no longer counts. */
const SHORT = 96;

/**
 * UTF-8 both ways. Short ASCII texts, which most messages are, are done here: a call into the engine's codec costs more than
 * the whole loop.
 * @hotpath `bench/json`
 */
export class Utf8 {
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  encode(text: string): Uint8Array {
    if (text.length <= SHORT) {
      const bytes = new Uint8Array(text.length);
      if (asciiInto(text, bytes, 0)) return bytes;
    }
    return this.#encoder.encode(text);
  }

  /** Writes at `offset`; the offset behind the last byte, or -1 when there is too little room. */
  encodeInto(text: string, target: Uint8Array, offset: number): number {
    const { length } = text;
    const room = target.length - offset;
    if (length > room) return -1;
    if (length <= SHORT && asciiInto(text, target, offset)) return offset + length;
    const { read, written } = this.#encoder.encodeInto(text, offset === 0 ? target : target.subarray(offset));
    return read === length ? offset + written : -1;
  }

  /** Throws a `TypeError` for bytes that are not UTF-8. */
  decode(bytes: Uint8Array): string {
    const { length } = bytes;
    if (length > SHORT) return this.#decoder.decode(bytes);
    let text = "";
    for (let index = 0; index < length; index += 1) {
      const byte = bytes[index] as number;
      if (byte > 0x7f) return this.#decoder.decode(bytes);
      text += String.fromCharCode(byte);
    }
    return text;
  }
}

function asciiInto(text: string, target: Uint8Array, offset: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    target[offset + index] = code;
  }
  return true;
}
