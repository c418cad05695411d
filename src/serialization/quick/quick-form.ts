import type { ByteCursor } from "./byte-cursor.ts";
import type { ByteSink } from "./byte-sink.ts";

/**
 * How the values of one type are read and written when a document looks as it always does. May miss, may throw what the plain codec throws: either
 * way the plain codec has the last word, and must agree wherever this one does not miss.
 */
export interface QuickForm<T> {
  /** Levels of nesting that a value adds. */
  readonly depth: number;
  read(from: ByteCursor): T;
  write(to: ByteSink, value: T): void;
}

/** The bytes of a text that is all ASCII or not. */
export function literalOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
