import { joined } from "./concatenation.ts";
import { HoconLimitError, HoconParseError } from "./errors.ts";
import { type IncludeContext, includedObjects } from "./include-statement.ts";
import { layeredInPlace, mergedInPlace } from "./layering.ts";
import { Lexer } from "./lexer.ts";
import type { Origin } from "./origin.ts";
import { DEPTH_LIMIT, pathFromTokens } from "./path.ts";
import type { Token, TokenKind } from "./token.ts";
import {
  type ConfigNode,
  gapNode,
  listNode,
  type ObjectNode,
  objectNode,
  type ResolvedNode,
  scalarFromText,
  scalarNode,
  type SubstitutionNode,
} from "./value.ts";

/**
 * Parses one text to one unresolved object by recursive descent with one token of lookahead. Substitutions are kept; includes are read and
 * merged where they occur. Throws {@link HoconParseError} or {@link HoconLimitError} with a place.
 */
export class Parser {
  readonly #lexer: Lexer;
  readonly #source: string;
  readonly #includes: IncludeContext;
  /** Keys from the root of this text to the object that is being read, without array indexes. */
  readonly #path: string[] = [];
  #arrayDepth = 0;
  #token: Token;

  constructor(text: string, source: string, includes: IncludeContext) {
    this.#lexer = new Lexer(text, source);
    this.#source = source;
    this.#includes = includes;
    this.#token = this.#lexer.next();
  }

  parse(): ObjectNode {
    this.#skipLineEnd();
    const root = objectNode(new Map(), this.#origin());
    if (this.#token.kind === "[") throw this.#error("The text is an array, but a configuration is an object");
    if (this.#token.kind === "{") {
      this.#advance();
      this.#fields(root, "}");
      this.#advance();
      this.#skipLineEnd();
      if (this.#is("}")) throw this.#closesNothing();
      if (!this.#is("end")) throw this.#error(`Expected the end of the text after the last '}', found ${this.#found()}`);
    } else {
      this.#fields(root, "end");
    }
    return root;
  }

  /** Reads fields up to, but not including, `closer`. */
  #fields(object: ObjectNode, closer: "}" | "end"): void {
    this.#skipLineEnd();
    while (this.#token.kind !== closer) {
      if (this.#token.kind === "end") throw this.#neverClosed("{", object.origin);
      if (this.#token.kind === "}") throw this.#closesNothing();
      if (this.#token.kind === "unquoted" && this.#token.text === "include") this.#include(object);
      else if (!this.#plainFields(object)) this.#field(object);
      this.#separator(closer, "field");
    }
  }

  /** Reads what separates two fields or elements: line ends, one comma, or nothing before `closer`. */
  #separator(closer: TokenKind, what: string): void {
    const sawNewline = this.#skipLineEnd();
    if (this.#token.kind === "comma") {
      this.#advance();
      this.#skipLineEnd();
    } else if (!sawNewline && this.#token.kind !== closer && this.#token.kind !== "end") {
      if (this.#token.kind === "}" && closer === "end") throw this.#closesNothing();
      throw this.#error(`Expected a comma or a line end after a ${what}, found ${this.#found()}`);
    }
  }

  /** Reads lines of a key and a simple value. Returns false, and reads nothing, if the first one is anything else. */
  #plainFields({ fields }: ObjectNode): boolean {
    const { kind, text } = this.#token;
    if (kind !== "quoted" && (kind !== "unquoted" || text.includes("."))) return false;
    const value = this.#lexer.plainValue();
    if (value === undefined) return false;
    this.#checkDepth(1);
    fields.set(text, value); // hides what is older
    for (let line = this.#lexer.plainLine(); line; line = this.#lexer.plainLine()) fields.set(line.key, line.value);
    this.#advance();
    return true;
  }

  #field(object: ObjectNode): void {
    const origin = this.#origin();
    const keys = this.#keys(origin);
    this.#skipLineEnd();
    const { kind } = this.#token;
    if (kind !== "separator" && kind !== "+=" && kind !== "{") {
      throw this.#error(`Expected '=', ':', '+=' or '{' after the key, found ${this.#found()}`);
    }
    for (const key of keys) this.#path.push(key);
    this.#checkDepth(0, origin);
    if (kind !== "{") {
      this.#advance();
      this.#skipLineEnd();
    }
    const value = this.#value();
    const target = fieldsAt(object, keys, origin);
    const key = keys.at(-1) ?? "";
    const existing = target.get(key);
    target.set(key, kind === "+=" ? this.#appended(existing, value) : layeredInPlace(existing, value));
    this.#path.length -= keys.length;
  }

  #keys(origin: Origin): string[] {
    const first = this.#token;
    if (!this.#isText()) throw this.#error(`Expected a key, found ${this.#found()}`);
    this.#advance();
    if (!this.#isText() && (first.kind === "quoted" || !first.text.includes("."))) return [first.text]; // almost every key
    const tokens = [first];
    while (this.#isText()) {
      tokens.push(this.#token);
      this.#advance();
    }
    return pathFromTokens(tokens, origin);
  }

  /** `key += value` means `key = ${?key} [value]`; elements that hold no substitution are added on the spot. */
  #appended(existing: ConfigNode | undefined, value: ConfigNode): ConfigNode {
    const isPlain = value.kind === "scalar";
    const top = existing?.kind === "stack" ? existing.layers.at(-1) : existing;
    if (isPlain && existing?.kind === "list") {
      existing.items.push(value);
      return existing;
    }
    if (isPlain && existing && top?.kind === "concatenation" && top.isAppend) {
      const last = top.parts.at(-1);
      if (last?.kind === "list") last.items.push(value);
      return existing;
    }
    const { origin } = value;
    const addition = listNode([value], origin);
    if (this.#arrayDepth > 0) {
      // Inside an array a key has no path to substitute, and only this text can give it an older value.
      return existing ? { kind: "concatenation", parts: [existing, addition], origin, isAppend: false } : addition;
    }
    const older: SubstitutionNode = {
      kind: "substitution",
      path: [...this.#path],
      prefix: this.#includes.prefix,
      isOptional: true,
      usesEnvironment: false,
      origin,
    };
    return layeredInPlace(existing, { kind: "concatenation", parts: [older, addition], origin, isAppend: true });
  }

  #include(object: ObjectNode): void {
    const words: Token[] = [];
    const start = this.#token;
    this.#advance();
    this.#skipLineEnd();
    while (this.#isText()) {
      words.push(this.#token);
      this.#advance();
    }
    const problem = { origin: this.#lexer.originOf(words[0] ?? this.#token), found: words[0] ? `'${words[0].text}'` : this.#found() };
    for (const included of includedObjects(words, this.#lexer.originOf(start), problem, this.#source, this.#path, this.#includes)) {
      mergedInPlace(object, included);
    }
  }

  #value(): ConfigNode {
    const first = this.#part();
    if (this.#endsValue()) return first;
    const { origin } = first;
    const parts: ConfigNode[] = [first];
    for (let last = first; !this.#endsValue(); ) {
      const { gap } = this.#token;
      if (this.#isText() && (last.kind === "object" || last.kind === "list")) {
        throw this.#error(`Expected a comma or a line end before ${this.#found()}`); // `a { … } b = 2`: report it here
      }
      if (gap !== "") parts.push(gapNode(gap, this.#origin()));
      last = this.#isText() ? this.#words() : this.#part();
      parts.push(last);
    }
    if (parts.every(isLiteral)) return joined(parts, origin, "parse") ?? first;
    return { kind: "concatenation", parts, origin, isAppend: false };
  }

  /** Joins adjacent texts and the whitespace between them: long lines of words would cost two nodes a word otherwise. */
  #words(): ConfigNode {
    const origin = this.#origin();
    let text = "";
    for (let isFirst = true; this.#isText(); isFirst = false) {
      text += isFirst ? this.#token.text : this.#token.gap + this.#token.text;
      this.#advance();
    }
    return scalarNode(text, text, origin);
  }

  #isText(): boolean {
    return this.#token.kind === "unquoted" || this.#token.kind === "quoted";
  }

  #endsValue(): boolean {
    switch (this.#token.kind) {
      case "newline":
      case "comma":
      case "}":
      case "]":
      case "end":
        return true;
      case "separator":
      case "+=":
        throw this.#error(`'${this.#token.text}' is not allowed in a value. Quote the text if it contains '${this.#token.text}'`);
      default:
        return false;
    }
  }

  #part(): ConfigNode {
    const token = this.#token;
    const origin = this.#origin();
    switch (token.kind) {
      case "unquoted":
        this.#advance();
        return scalarFromText(token.text, origin);
      case "quoted":
        this.#advance();
        return scalarNode(token.text, token.text, origin);
      case "substitution":
        this.#advance();
        return {
          kind: "substitution",
          path: token.path ?? [],
          prefix: this.#includes.prefix,
          isOptional: token.isOptional,
          usesEnvironment: true,
          origin,
        };
      case "{":
        return this.#object(origin);
      case "[":
        return this.#list(origin);
      default:
        throw this.#error(`Expected a value, found ${this.#found()}. Write "" for an empty text or null for none`);
    }
  }

  #object(origin: Origin): ObjectNode {
    const object = objectNode(new Map(), origin);
    this.#advance();
    this.#fields(object, "}");
    this.#advance();
    return object;
  }

  #list(origin: Origin): ConfigNode {
    const items: ConfigNode[] = [];
    this.#arrayDepth += 1;
    this.#checkDepth();
    this.#advance();
    this.#skipLineEnd();
    while (this.#token.kind !== "]") {
      if (this.#token.kind === "end") throw this.#neverClosed("[", origin);
      items.push(this.#value());
      this.#separator("]", "value");
    }
    this.#advance();
    this.#arrayDepth -= 1;
    return listNode(items, origin);
  }

  #neverClosed(bracket: string, { line, column }: Origin): HoconParseError {
    return this.#error(`The text ends, but the '${bracket}' of line ${line}, column ${column} is not closed`);
  }

  #closesNothing(): HoconParseError {
    return this.#error("This '}' closes nothing: there are more '}' than '{' before it. Remove it, or add the missing '{'");
  }

  #checkDepth(more: number = 0, origin?: Origin): void {
    if (more + this.#path.length + this.#arrayDepth + this.#includes.prefix.length > DEPTH_LIMIT) {
      throw new HoconLimitError(`Objects and arrays are nested more than ${DEPTH_LIMIT} deep.`, origin ?? this.#origin());
    }
  }

  #is(kind: TokenKind): boolean {
    return this.#token.kind === kind;
  }

  #advance(): void {
    this.#token = this.#lexer.next();
  }

  #skipLineEnd(): boolean {
    if (this.#token.kind !== "newline") return false;
    this.#advance(); // the lexer combines any number of line ends into one token
    return true;
  }

  #origin(): Origin {
    return this.#lexer.originOf(this.#token);
  }

  #found(): string {
    const { kind, text } = this.#token;
    if (kind === "end") return "the end of the text";
    if (kind === "newline") return "the end of the line";
    if (kind === "substitution") return "a substitution";
    return `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;
  }

  #error(problem: string): HoconParseError {
    return new HoconParseError(`${problem}.`, this.#origin());
  }
}

/** Returns the fields of the object that contains the last of `keys`. Creates missing objects. */
function fieldsAt(object: ObjectNode, keys: readonly string[], origin: Origin): Map<string, ConfigNode> {
  let { fields } = object;
  for (let index = 0; index < keys.length - 1; index += 1) {
    const key = keys[index] ?? "";
    const existing = fields.get(key);
    const top = existing?.kind === "stack" ? existing.layers.at(-1) : existing;
    if (top?.kind === "object") {
      ({ fields } = top);
      continue;
    }
    const child = objectNode(new Map(), origin);
    fields.set(key, layeredInPlace(existing, child));
    ({ fields } = child);
  }
  return fields;
}

function isLiteral(node: ConfigNode): node is ResolvedNode {
  return node.kind === "scalar" || node.kind === "list" || node.kind === "object";
}
