/** The only character that ends a line. U+2028 and U+2029 are whitespace in HOCON. */
export const NEWLINE = 0x0a;

// Sticky regular expressions find runs of characters, not loops: they are native code from the second use on, which matters for the first
// configuration of a process. Each repeats one character class, because groups would use stack for each character.

/** Whitespace that does not end a line: Unicode's spaces and separators, the byte order mark, tabs. */
export const WHITESPACE: RegExp = /[\t\v\f\r \x1c-\x1f\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*/y;

/** Text that needs no quotes, up to a slash: two slashes begin a comment, one is part of the text. */
export const UNQUOTED: RegExp = /[^$"{}[\]:=,+#`^?!@*&\\\s\x1c-\x1f/]*/y;

/** Quoted text without escapes, quotes included. */
export const PLAIN_QUOTED: RegExp = /"[^"\\\x00-\x1f]*"/y;

const VALUE = /[\t ]*[=:][\t ]*(?:"([^"\\\x00-\x1f]*)"|([\w.-]+(?:[\t ]+[\w.-]+)?))(?=\n)/.source;

/** After a key: a separator and a value to the end of the line, which is quoted, or one word or two, such as `10 s`. */
export const PLAIN_VALUE: RegExp = new RegExp(VALUE, "y");

/** The end of a line, blank lines, and one of a key and such a value. */
export const PLAIN_LINE: RegExp = new RegExp(`\\n[\\t \\n]*(?:"([^"\\\\\\x00-\\x1f]*)"|([\\w-]+))${VALUE}`, "y");

const ENDS_UNQUOTED = /^[$"{}[\]:=,+#`^?!@*&\\\s\x1c-\x1f]/;

// One lookup for the characters of almost every text.
const ASCII_ENDS_UNQUOTED: readonly boolean[] = Array.from({ length: 128 }, (_, code) => ENDS_UNQUOTED.test(String.fromCharCode(code)));

/** Returns the end of the match of the sticky `pattern` at `at`; `at` if it does not match. */
export function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Whether unquoted text cannot start with `code`. */
export function endsUnquoted(code: number): boolean {
  return code < 128 ? ASCII_ENDS_UNQUOTED[code] === true : ENDS_UNQUOTED.test(String.fromCharCode(code));
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
