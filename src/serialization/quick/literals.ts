/** The bytes of a text that is all ASCII or not. */
export function literalOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What values begin with that begin in different ways. */
export const NO_OPENING: Uint8Array = literalOf("");
/** What texts begin with. */
export const OPEN_QUOTE: Uint8Array = literalOf('"');
/** What numbered objects begin with. */
export const OPEN_ID: Uint8Array = literalOf('{"$id":"');
/** How an Int32 begins. */
export const OPEN_INT: Uint8Array = literalOf('{"$":"I');
