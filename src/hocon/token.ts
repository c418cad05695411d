/** What a token is. A `separator` is `:` or `=`. */
export type TokenKind = "end" | "newline" | "comma" | "{" | "}" | "[" | "]" | "separator" | "+=" | "unquoted" | "quoted" | "substitution";

/** One piece of text with its place. */
export interface Token {
  readonly kind: TokenKind;
  /** As written; for quoted text what the quotes and escapes mean. */
  readonly text: string;
  /** Whitespace before it on its line, as written. */
  readonly gap: string;
  readonly line: number;
  readonly column: number;
  /** Of a substitution: the keys inside `${…}`. */
  readonly path: readonly string[] | undefined;
  /** Of a substitution: whether it is `${?…}`. */
  readonly isOptional: boolean;
}
