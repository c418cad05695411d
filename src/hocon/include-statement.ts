import { reasonOf } from "../base/index.ts";
import { HoconError, HoconLimitError, HoconParseError } from "./errors.ts";
import { INCLUDE_COUNT_LIMIT, INCLUDE_DEPTH_LIMIT, type IncludedText, type Includer, type IncludeKind } from "./includer.ts";
import type { Origin } from "./origin.ts";
import type { Token } from "./token.ts";
import type { ObjectNode } from "./value.ts";

/** What one parse knows about includes. The texts that it reads share it, except for `prefix` and `depth`. */
export interface IncludeContext {
  /** Absent if the program passed none. Every include is then an error, because ignoring it would lose settings silently. */
  readonly includer: Includer | undefined;
  /** Path of the object that includes the text being read. */
  readonly prefix: readonly string[];
  readonly depth: number;
  readonly budget: { left: number };
  /** Reads one included text. A parameter, so that parser and include statement do not import each other. */
  readonly parse: (text: string, source: string, includes: IncludeContext) => ObjectNode;
}

/** The parts of an include statement. */
interface IncludeStatement {
  readonly name: string;
  readonly kind: IncludeKind;
  readonly isRequired: boolean;
}

const BEFORE_NAME = /^(required\(\s*)?(?:(file|url|classpath)\()?$/;

/** Parses the tokens after `include`. Returns `undefined` if they are not an include statement. */
function parseIncludeStatement(words: readonly Token[]): IncludeStatement | undefined {
  const nameAt = words.findIndex((word) => word.kind === "quoted");
  const name = words[nameAt];
  const rest = words.slice(nameAt + 1);
  if (!name || rest.some((word) => word.kind === "quoted")) return undefined;
  const before = BEFORE_NAME.exec(words.slice(0, nameAt).map(withGapUnlessFirst).join(""));
  if (!before) return undefined;
  const [, required, kind] = before;
  const closers = ")".repeat((required ? 1 : 0) + (kind ? 1 : 0));
  if (rest.map((word) => word.text).join("") !== closers) return undefined;
  return { name: name.text, kind: (kind as IncludeKind | undefined) ?? "heuristic", isRequired: required !== undefined };
}

/** Returns the included objects, oldest first. Throws if the statement is malformed or a required text is missing. */
export function includedObjects(
  words: readonly Token[],
  origin: Origin,
  problem: { readonly origin: Origin; readonly found: string },
  source: string,
  path: readonly string[],
  context: IncludeContext,
): readonly ObjectNode[] {
  const statement = parseIncludeStatement(words);
  if (!statement) {
    const message = `Expected a quoted name after 'include', found ${problem.found}. Examples: include "a.conf", include required(file("a.conf")).`;
    throw new HoconParseError(`${message} To use it as a key, quote it.`, problem.origin);
  }
  if (!context.includer)
    throw new HoconParseError(
      `Cannot include "${statement.name}": parse() was called without an includer. Pass one, such as fileIncluder(readTextFile).`,
      origin,
    );
  const texts = read(context.includer, statement, source, origin);
  if (texts.length === 0 && statement.isRequired) {
    throw new HoconParseError(`The required include "${statement.name}", relative to ${source}, does not exist.`, origin);
  }
  const prefix = [...context.prefix, ...path];
  return texts.map((text) => {
    if (context.depth >= INCLUDE_DEPTH_LIMIT) {
      throw new HoconLimitError(`Includes are nested more than ${INCLUDE_DEPTH_LIMIT} deep. Does a file include itself?`, origin);
    }
    context.budget.left -= 1;
    if (context.budget.left < 0) throw new HoconLimitError(`More than ${INCLUDE_COUNT_LIMIT} includes in one configuration.`, origin);
    return context.parse(text.text, text.source, { ...context, prefix, depth: context.depth + 1 });
  });
}

function read(includer: Includer, statement: IncludeStatement, source: string, origin: Origin): readonly IncludedText[] {
  try {
    return includer.read(statement.name, source, statement.kind);
  } catch (cause) {
    if (cause instanceof HoconError) throw cause;
    const reason = reasonOf(cause);
    throw new HoconParseError(`Cannot include "${statement.name}": ${reason}.`, origin);
  }
}

function withGapUnlessFirst(word: Token, index: number): string {
  return index === 0 ? word.text : word.gap + word.text;
}
