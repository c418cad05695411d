/** The kind of a token. A `separator` is `:` or `=`. */
export type TokenKind = "end" | "newline" | "comma" | "{" | "}" | "[" | "]" | "separator" | "+=" | "unquoted" | "quoted" | "substitution";

/** A piece of text with its place. */
export interface Token {
  readonly kind: TokenKind;
  /** The spelling; of quoted text the content, with its escapes replaced. */
  readonly text: string;
  /** The whitespace before it on its line. */
  readonly gap: string;
  readonly line: number;
  readonly column: number;
  /** Of a substitution: the keys inside `${…}`. */
  readonly path: readonly string[] | undefined;
  /** Of a substitution: whether it is `${?…}`. */
  readonly isOptional: boolean;
}
