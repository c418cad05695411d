/** The only character that ends a line. U+2028 and U+2029 are mere whitespace in HOCON. */
export const NEWLINE = 0x0a;

// Space separators, line and paragraph separator, byte order mark: everything above ASCII that HOCON calls whitespace.
const WIDE_WHITESPACE: ReadonlySet<number> = new Set([
  0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f,
  0x3000, 0xfeff,
]);

const RESERVED: ReadonlySet<number> = new Set(Array.from('$"{}[]:=,+#`^?!@*&\\', (character) => character.charCodeAt(0)));

// One lookup a character instead of two set probes: the lexer spends its time here.
const ENDS_UNQUOTED: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  RESERVED.has(code) || isWhitespace(code) || code === NEWLINE ? 1 : 0,
);

/** Whether `code` is whitespace that does not end a line. */
export function isWhitespace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== NEWLINE) || (code >= 0x1c && code <= 0x1f);
  return code >= 0xa0 && WIDE_WHITESPACE.has(code);
}

/** Whether an unquoted text stops before `code`. (`//` stops it too; that takes two characters to see.) */
export function endsUnquoted(code: number): boolean {
  return code < 128 ? ENDS_UNQUOTED[code] === 1 : isWhitespace(code);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
