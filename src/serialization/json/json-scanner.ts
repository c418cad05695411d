const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const ESCAPED: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * Walks over JSON text on the caller's orders: the caller knows what ought to come next, so no tree is built, and numbers stay
 * as they are spelled. Strict JSON, save that control characters inside strings pass.
 * INTEROP: Newtonsoft.Json lets them pass too.
 * @hotpath `bench/json`: buys one pass without intermediate objects; a member in the expected order costs one comparison.
 */
export class JsonScanner {
  readonly text: string;
  /** Index of the next character to look at. Outside of a call it is never on white space. */
  at = 0;
  /** Where in the document an error happened, innermost last; filled while the error travels up. */
  readonly path: string[] = [];
  readonly #maximumDepth: number;
  #depth = 0;
  #nextBackslash = -2; // -2: not looked for yet

  constructor(text: string, maximumDepth: number) {
    this.text = text;
    this.#maximumDepth = maximumDepth;
    this.#skipSpace();
  }

  /** Throws; the reader of the whole document adds where and in which message. */
  fail(reason: string): never {
    throw new SyntaxError(reason);
  }

  /** Throws unless nothing but white space is left. */
  expectEnd(): void {
    if (this.at < this.text.length) this.#unexpected("the end");
  }

  isAtString(): boolean {
    return this.text.charCodeAt(this.at) === QUOTE;
  }

  isAtObject(): boolean {
    return this.text.charCodeAt(this.at) === OPEN_BRACE;
  }

  isAtArray(): boolean {
    return this.text.charCodeAt(this.at) === OPEN_BRACKET;
  }

  isAtNumber(): boolean {
    const code = this.text.charCodeAt(this.at);
    return code === MINUS || (code >= ZERO && code <= NINE);
  }

  /** Takes `literal` when it comes next; it must not begin or end inside a longer token. */
  tryLiteral(literal: string): boolean {
    if (!this.#isAt(literal)) return false;
    this.at += literal.length;
    this.#skipSpace();
    return true;
  }

  tryNull(): boolean {
    return this.text.charCodeAt(this.at) === 110 /* n */ && this.tryLiteral("null");
  }

  beginObject(): void {
    this.#begin(OPEN_BRACE, "an object");
  }

  beginArray(): void {
    this.#begin(OPEN_BRACKET, "an array");
  }

  /** Behind `{`: whether the next member's name begins with `$`, possibly escaped. */
  startsMetadata(): boolean {
    if (this.text.charCodeAt(this.at) !== QUOTE) return false;
    return isMetadataStart(this.text.charCodeAt(this.at + 1));
  }

  /** Behind `{`: takes a member's name that is spelled as in `nameAndQuote`, such as `"$id":"`, up to the quote that begins its value. */
  tryName(nameAndQuote: string): boolean {
    if (!this.#isAt(nameAndQuote)) return false;
    this.at += nameAndQuote.length - 1;
    return true;
  }

  /** Behind `{`: whether there is a member. If not, the object is over. */
  hasMember(): boolean {
    return this.#hasMore(CLOSE_BRACE);
  }

  /** Behind `[`: whether there is an element. If not, the array is over. */
  hasElement(): boolean {
    return this.#hasMore(CLOSE_BRACKET);
  }

  /** Behind a member: whether another follows. If not, the object is over. */
  nextMember(): boolean {
    return this.#next(CLOSE_BRACE);
  }

  /** Behind an element: whether another follows. If not, the array is over. */
  nextElement(): boolean {
    return this.#next(CLOSE_BRACKET);
  }

  /** As {@link nextMember}, but leaves the end of the object for {@link hasMember} to see. */
  nextMemberOfHead(): boolean {
    if (this.text.charCodeAt(this.at) === CLOSE_BRACE) return false;
    return this.nextMember();
  }

  readKey(): string {
    const key = this.readString();
    if (this.text.charCodeAt(this.at) !== COLON) this.#unexpected('":"');
    this.at += 1;
    this.#skipSpace();
    return key;
  }

  readString(): string {
    const { text } = this;
    if (text.charCodeAt(this.at) !== QUOTE) this.#unexpected("a string");
    const start = this.at + 1;
    const end = text.indexOf('"', start);
    if (end < 0) this.fail(`string without end at character ${start - 1}`);
    if (this.#nextBackslash < start && this.#nextBackslash !== -1) this.#nextBackslash = text.indexOf("\\", start);
    if (this.#nextBackslash !== -1 && this.#nextBackslash < end) return this.#readEscapedString(start);
    this.at = end + 1;
    this.#skipSpace();
    return text.slice(start, end);
  }

  /** The number that comes next, as it is spelled. */
  readNumberText(): string {
    const { text } = this;
    const start = this.at;
    let end = text.charCodeAt(start) === MINUS ? start + 1 : start;
    const whole = end;
    end = this.#digitsFrom(whole);
    if (text.charCodeAt(whole) === ZERO && end > whole + 1) this.fail(`number with a leading zero at character ${start}`);
    if (text.charCodeAt(end) === POINT) end = this.#digitsFrom(end + 1);
    if ((text.charCodeAt(end) | 32) === 101 /* e */) {
      const sign = text.charCodeAt(end + 1);
      end = this.#digitsFrom(sign === MINUS || sign === 43 /* + */ ? end + 2 : end + 1);
    }
    this.at = end;
    this.#skipSpace();
    return text.slice(start, end);
  }

  skipMember(): void {
    this.readKey();
    this.skipValue();
  }

  /** Walks over any value; what it holds is checked for syntax only. */
  skipValue(): void {
    switch (this.text.charCodeAt(this.at)) {
      case QUOTE:
        this.readString();
        return;
      case OPEN_BRACE:
        this.beginObject();
        if (this.hasMember())
          do this.skipMember();
          while (this.nextMember());
        return;
      case OPEN_BRACKET:
        this.beginArray();
        if (this.hasElement())
          do this.skipValue();
          while (this.nextElement());
        return;
      default:
        if (!this.tryNull() && !this.tryLiteral("true") && !this.tryLiteral("false")) this.readNumberText();
    }
  }

  /** Takes `opening`, a text without backslash up to the next quote, and `}`, when all that comes next; the text between. */
  tryWrapped(opening: string): string | undefined {
    if (!this.#isAt(opening)) return undefined;
    const { text } = this;
    const start = this.at + opening.length;
    const end = text.indexOf('"', start);
    if (end < 0 || text.charCodeAt(end + 1) !== CLOSE_BRACE) return undefined;
    const found = text.slice(start, end);
    if (found.includes("\\")) return undefined;
    this.at = end + 2;
    this.#skipSpace();
    return found;
  }

  /** As `startsWith`, which costs several times as much for texts this short. */
  #isAt(literal: string): boolean {
    const { text, at } = this;
    for (let index = 0; index < literal.length; index += 1) {
      if (text.charCodeAt(at + index) !== literal.charCodeAt(index)) return false;
    }
    return true;
  }

  #begin(bracket: number, what: string): void {
    if (this.text.charCodeAt(this.at) !== bracket) this.#unexpected(what);
    this.#depth += 1;
    if (this.#depth > this.#maximumDepth) {
      this.fail(`nested deeper than ${this.#maximumDepth} levels (ritsem.serialization.json.maximum-depth)`);
    }
    this.at += 1;
    this.#skipSpace();
  }

  #hasMore(closing: number): boolean {
    if (this.text.charCodeAt(this.at) !== closing) return true;
    this.#end();
    return false;
  }

  #next(closing: number): boolean {
    const code = this.text.charCodeAt(this.at);
    if (code === COMMA) {
      this.at += 1;
      this.#skipSpace();
      if (this.text.charCodeAt(this.at) === closing) this.#unexpected("a value behind the comma");
      return true;
    }
    if (code !== closing) this.#unexpected(closing === CLOSE_BRACE ? '"," or "}"' : '"," or "]"');
    this.#end();
    return false;
  }

  #end(): void {
    this.#depth -= 1;
    this.at += 1;
    this.#skipSpace();
  }

  #skipSpace(): void {
    let code = this.text.charCodeAt(this.at);
    while (code <= 32 && (code === 32 || code === 10 || code === 13 || code === 9)) {
      this.at += 1;
      code = this.text.charCodeAt(this.at);
    }
  }

  #digitsFrom(start: number): number {
    const { text } = this;
    let end = start;
    let code = text.charCodeAt(end);
    while (code >= ZERO && code <= NINE) {
      end += 1;
      code = text.charCodeAt(end);
    }
    if (end === start) {
      this.at = start;
      this.#unexpected("a value");
    }
    return end;
  }

  #readEscapedString(start: number): string {
    const { text } = this;
    let result = "";
    let from = start;
    for (let index = start; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === QUOTE) {
        this.at = index + 1;
        this.#skipSpace();
        return result + text.slice(from, index);
      }
      if (code !== BACKSLASH) continue;
      result += text.slice(from, index);
      index += 1;
      const escape = text.charAt(index);
      if (escape === "u") {
        const digits = text.slice(index + 1, index + 5);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail(`bad escape at character ${index}`);
        result += String.fromCharCode(Number.parseInt(digits, 16));
        index += 4;
      } else {
        result += ESCAPED[escape] ?? this.fail(`bad escape at character ${index}`);
      }
      from = index + 1;
    }
    return this.fail(`string without end at character ${start - 1}`);
  }

  #unexpected(expected: string): never {
    if (this.at >= this.text.length) this.fail(`ends where ${expected} should come`);
    this.fail(`unexpected "${this.text.charAt(this.at)}" at character ${this.at} where ${expected} should come`);
  }
}

function isMetadataStart(code: number): boolean {
  return code === 36 /* $ */ || code === BACKSLASH;
}
