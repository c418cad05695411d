import { endOfMatch, endsUnquoted, isDigit, NEWLINE, PLAIN_LINE, PLAIN_QUOTED, PLAIN_VALUE, UNQUOTED, WHITESPACE } from "./chars.ts";
import { HoconParseError } from "./errors.ts";
import type { Origin } from "./origin.ts";
import { pathFromTokens } from "./path.ts";
import type { Token, TokenKind } from "./token.ts";
import { type ScalarNode, scalarFromText, scalarNode } from "./value.ts";

const PUNCTUATION: Readonly<Record<string, TokenKind>> = {
  ",": "comma",
  "{": "{",
  "}": "}",
  "[": "[",
  "]": "]",
  ":": "separator",
  "=": "separator",
};

const ESCAPED: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const EXPONENT_WITHOUT_SIGN = /^-?\d+(?:\.\d*)?[eE]$/;

/**
 * Cuts a text into tokens, one per call, so that the first error in the text is reported first. Whitespace is not a token: each token holds
 * the whitespace before it, which is part of the text if it separates two values.
 */
export class Lexer {
  readonly #text: string;
  readonly #source: string;
  #at: number;
  #line = 1;
  #lineStart: number;
  #isInSubstitution = false;

  constructor(text: string, source: string) {
    this.#text = text;
    this.#source = source;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0; // skips a byte order mark
    this.#lineStart = this.#at;
  }

  next(): Token {
    const gap = this.#skipWhitespaceAndComment();
    const text = this.#text;
    if (this.#at >= text.length) return this.#token("end", "", gap, this.#at);
    const start = this.#at;
    const code = text.charCodeAt(start);
    if (code === NEWLINE) return this.#lineEnds(gap);
    if (!endsUnquoted(code)) return this.#unquoted(gap);
    if (code === 0x22) return text.startsWith('"""', start) ? this.#tripleQuoted(gap) : this.#quoted(gap);
    const character = text[start] ?? "";
    const kind = PUNCTUATION[character];
    if (kind) {
      this.#at += 1;
      return this.#token(kind, character, gap, start);
    }
    if (text.startsWith("${", start) && !this.#isInSubstitution) return this.#substitution(gap);
    if (text.startsWith("+=", start)) {
      this.#at += 2;
      return this.#token("+=", "+=", gap, start);
    }
    throw this.#error(`'${character}' is reserved. Quote the text if it contains '${character}'`, start);
  }

  /**
   * The value of the key that was the last token, if the rest of the line is simple, as it mostly is; the line's end is then the next token. Spares
   * the tokens, which are most of the work of a start.
   */
  plainValue(): ScalarNode | undefined {
    PLAIN_VALUE.lastIndex = this.#at;
    const match = PLAIN_VALUE.exec(this.#text);
    if (match === null) return undefined;
    this.#at = PLAIN_VALUE.lastIndex;
    return this.#plainScalar(match[1], match[2] ?? "");
  }

  /** After {@link plainValue}: the field of the next line that is neither blank, if it is as simple. */
  plainLine(): { readonly key: string; readonly value: ScalarNode } | undefined {
    PLAIN_LINE.lastIndex = this.#at;
    const match = PLAIN_LINE.exec(this.#text);
    if (match === null || match[2] === "include") return undefined;
    const end = PLAIN_LINE.lastIndex;
    for (let newline = this.#at; newline !== -1 && newline < end; newline = this.#text.indexOf("\n", newline + 1)) {
      this.#line += 1;
      this.#lineStart = newline + 1;
    }
    this.#at = end;
    return { key: match[1] ?? match[2] ?? "", value: this.#plainScalar(match[3], match[4] ?? "") };
  }

  /** The value that ends where the lexer is. */
  #plainScalar(quoted: string | undefined, words: string): ScalarNode {
    const length = quoted === undefined ? words.length : quoted.length + 2;
    const origin = { source: this.#source, line: this.#line, column: this.#at - length - this.#lineStart + 1 };
    if (quoted !== undefined) return scalarNode(quoted, quoted, origin);
    return /[\t ]/.test(words) ? scalarNode(words, words, origin) : scalarFromText(words, origin);
  }

  originOf(token: Token): Origin {
    return { source: this.#source, line: token.line, column: token.column };
  }

  #token(kind: TokenKind, text: string, gap: string, start: number): Token {
    return { kind, text, gap, line: this.#line, column: start - this.#lineStart + 1, path: undefined, isOptional: false };
  }

  #error(problem: string, at: number, line: number = this.#line, lineStart: number = this.#lineStart): HoconParseError {
    return new HoconParseError(`${problem}.`, { source: this.#source, line, column: at - lineStart + 1 });
  }

  #skipWhitespaceAndComment(): string {
    const text = this.#text;
    const start = this.#at;
    let code = text.charCodeAt(start);
    if (code > 0x2f && code < 0x80) return ""; // letters, digits and most signs
    const at = endOfMatch(WHITESPACE, text, start);
    code = text.charCodeAt(at);
    if (code === 0x23 || (code === 0x2f && text.charCodeAt(at + 1) === 0x2f)) {
      const end = text.indexOf("\n", at);
      this.#at = end === -1 ? text.length : end;
    } else {
      this.#at = at;
    }
    return at === start ? "" : text.slice(start, at);
  }

  /** One token for a line end and all blank and comment lines after it, which are half of a reference file. */
  #lineEnds(gap: string): Token {
    const token = this.#token("newline", "\n", gap, this.#at);
    while (this.#text.charCodeAt(this.#at) === NEWLINE) {
      this.#at += 1;
      this.#line += 1;
      this.#lineStart = this.#at;
      if (this.#text.charCodeAt(this.#at) !== NEWLINE) this.#skipWhitespaceAndComment();
    }
    this.#at = this.#lineStart; // the whitespace after it belongs to the next token
    return token;
  }

  #unquoted(gap: string): Token {
    const text = this.#text;
    const start = this.#at;
    let at = endOfUnquoted(text, start);
    if (text.charCodeAt(at) === 0x2b && EXPONENT_WITHOUT_SIGN.test(text.slice(start, at)) && isDigit(text.charCodeAt(at + 1))) {
      at = endOfUnquoted(text, at + 1); // the plus of 1.5e+2 is the only reserved character that an unquoted value may contain
    }
    this.#at = at;
    return this.#token("unquoted", text.slice(start, at), gap, start);
  }

  #quoted(gap: string): Token {
    const text = this.#text;
    const start = this.#at;
    const end = endOfMatch(PLAIN_QUOTED, text, start);
    if (end > start) {
      this.#at = end;
      return this.#token("quoted", text.slice(start + 1, end - 1), gap, start);
    }
    return this.#quotedWithEscapes(gap);
  }

  #quotedWithEscapes(gap: string): Token {
    const text = this.#text;
    const start = this.#at;
    let value = "";
    let chunk = start + 1;
    let at = chunk;
    while (true) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        value += text.slice(chunk, at) + this.#escape(at);
        at += text[at + 1] === "u" ? 6 : 2;
        chunk = at;
      } else if (code <= 0x1f) {
        if (code === NEWLINE) throw this.#error('This quoted text has no closing quote on its line. Use """ for several lines', start);
        throw this.#error(`Quoted text cannot contain the control character ${unicodeEscape(code)}. Write it as an escape`, at);
      } else if (Number.isNaN(code)) {
        throw this.#error("This quoted text has no closing quote", start);
      } else {
        at += 1;
      }
    }
    value += text.slice(chunk, at);
    this.#at = at + 1;
    return this.#token("quoted", value, gap, start);
  }

  #escape(at: number): string {
    const letter = this.#text[at + 1] ?? "";
    if (letter === "u") {
      const digits = this.#text.slice(at + 2, at + 6);
      if (/^[0-9a-fA-F]{4}$/.test(digits)) return String.fromCharCode(Number.parseInt(digits, 16));
      throw this.#error("\\u needs four hexadecimal digits, as in \\u00e9", at);
    }
    const character = Object.hasOwn(ESCAPED, letter) ? ESCAPED[letter] : undefined;
    if (character === undefined) throw this.#error(`'\\${letter}' is not an escape. Write \\\\ for a backslash`, at);
    return character;
  }

  #tripleQuoted(gap: string): Token {
    const text = this.#text;
    const start = this.#at;
    let end = text.indexOf('"""', start + 3);
    if (end === -1) throw this.#error('This """ text has no closing """', start);
    while (text[end + 3] === '"') end += 1; // quotes beyond three are part of the text
    const token = this.#token("quoted", text.slice(start + 3, end), gap, start);
    for (let newline = text.indexOf("\n", start); newline !== -1 && newline < end; newline = text.indexOf("\n", newline + 1)) {
      this.#line += 1;
      this.#lineStart = newline + 1;
    }
    this.#at = end + 3;
    return token;
  }

  #substitution(gap: string): Token {
    const start = this.#at;
    const opening = this.#token("substitution", "${", gap, start);
    const isOptional = this.#text[start + 2] === "?";
    this.#at = start + (isOptional ? 3 : 2);
    const parts: Token[] = [];
    this.#isInSubstitution = true; // substitutions do not nest: "${" inside is a reserved character
    while (true) {
      const part = this.next();
      if (part.kind === "}") break;
      if (part.kind !== "unquoted" && part.kind !== "quoted") {
        const found = part.kind === "end" ? "the end of the text" : part.kind === "newline" ? "the end of the line" : `'${part.text}'`;
        const problem = `Expected a path and '}' after '\${', found ${found}. Quote parts of the path that contain reserved characters.`;
        throw new HoconParseError(problem, this.originOf(part));
      }
      parts.push(part);
    }
    this.#isInSubstitution = false;
    const path = pathFromTokens(parts, this.originOf(opening));
    return { ...opening, path, isOptional };
  }
}

function endOfUnquoted(text: string, start: number): number {
  let at = endOfMatch(UNQUOTED, text, start);
  while (text.charCodeAt(at) === 0x2f && text.charCodeAt(at + 1) !== 0x2f) at = endOfMatch(UNQUOTED, text, at + 1);
  return at;
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
