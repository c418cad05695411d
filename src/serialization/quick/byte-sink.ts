import { quotedJson } from "../json/json-string.ts";
import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";

const QUOTE = 34;
const BACKSLASH = 92;
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
  #bytes: Uint8Array = NOTHING;
  #lastId = 1;
  readonly #encoder = new TextEncoder();

  constructor(refs: ActorRefResolver<unknown>) {
    this.refs = refs;
  }

  start(bytes: Uint8Array, at: number): void {
    this.#bytes = bytes;
    this.at = at;
    this.isMissed = false;
    this.isFull = false;
    this.#lastId = 1;
  }

  miss(): void {
    this.isMissed = true;
  }

  /** The number of the next object but the first, which has 1. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  literal(literal: Uint8Array): void {
    const { length } = literal;
    const bytes = this.#bytes;
    const { at } = this;
    if (at + length > bytes.length) return this.#full();
    for (let index = 0; index < length; index += 1) bytes[at + index] = literal[index] as number;
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

  #unusual(text: string): void {
    const quoted = quotedJson(text);
    const { read, written } = this.#encoder.encodeInto(quoted, this.#bytes.subarray(this.at));
    if (read < quoted.length) return this.#full();
    this.at += written;
  }

  #full(): void {
    this.isFull = true;
    this.isMissed = true;
  }
}
