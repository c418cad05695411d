import { withinCallStack } from "./call-stack.ts";
import { Config } from "./config.ts";
import { HoconFileMissingError } from "./errors.ts";
import type { IncludeContext } from "./include-statement.ts";
import { fileIncluder, INCLUDE_COUNT_LIMIT, type Includer } from "./includer.ts";
import { Parser } from "./parser.ts";
import type { ObjectNode } from "./value.ts";

/** What {@link parse} may be told about a text. */
export interface ParseOptions {
  /** Name of the text in origins and messages, and where relative includes start. Default `text`. */
  readonly source?: string;
  /** Finds included texts. Without one every `include` is an error, because ignoring it would lose settings silently. */
  readonly includer?: Includer;
}

/** What {@link parseFile} may be told about a file. */
export interface ParseFileOptions {
  /** Reads files; `undefined` means that there is none. `Platform.readTextFile` fits. */
  readonly readTextFile: (path: string) => string | undefined;
  /** Default: includes are files, relative to the including one. */
  readonly includer?: Includer;
}

/**
 * The configuration in a HOCON (or JSON) text. Substitutions are not resolved yet: stack fallbacks, then call `resolve()`. Throws
 * HoconParseError or HoconLimitError; both messages start with `source:line:column`.
 */
export function parse(text: string, options: ParseOptions = {}): Config {
  return new Config(
    parseText(text, options.source ?? "text", {
      includer: options.includer,
      prefix: [],
      depth: 0,
      budget: { left: INCLUDE_COUNT_LIMIT },
      parse: parseText,
    }),
  );
}

/** The configuration in a file, as {@link parse}. Throws HoconFileMissingError when there is no such file. */
export function parseFile(path: string, options: ParseFileOptions): Config {
  const text = options.readTextFile(path);
  if (text === undefined) throw new HoconFileMissingError(`The configuration file ${path} does not exist. Create it, or correct the name.`);
  return parse(text, { source: path, includer: options.includer ?? fileIncluder(options.readTextFile) });
}

function parseText(text: string, source: string, includes: IncludeContext): ObjectNode {
  return withinCallStack({ source, line: 1, column: 1 }, () => new Parser(text, source, includes).parse());
}
