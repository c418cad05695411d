import { withinCallStack } from "./call-stack.ts";
import { Config } from "./config.ts";
import { HoconFileMissingError, HoconParseError } from "./errors.ts";
import { withHint } from "./hints.ts";
import type { IncludeContext } from "./include-statement.ts";
import { fileIncluder, INCLUDE_COUNT_LIMIT, type Includer } from "./includer.ts";
import { Parser } from "./parser.ts";
import { parseProperties } from "./properties.ts";
import type { ObjectNode } from "./value.ts";

/** Options of {@link parse}. */
export interface ParseOptions {
  /** Name of the text in origins and messages. Relative includes start at its folder. Default: `text`. */
  readonly source?: string;
  /** Finds included texts. Without it every `include` is an error, because ignoring one would lose settings silently. */
  readonly includer?: Includer;
}

/** Options of {@link parseFile}. */
export interface ParseFileOptions {
  /** Reads a file; returns `undefined` if it does not exist. `Platform.readTextFile` fits. */
  readonly readTextFile: (path: string) => string | undefined;
  /** Finds included texts. Default: files, relative to the including file. */
  readonly includer?: Includer;
}

/**
 * Parses a HOCON or JSON text. Substitutions are not resolved yet: stack fallbacks, then call `resolve()`. Throws HoconParseError or
 * HoconLimitError; both messages start with `source:line:column`.
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

/** Parses a file, like {@link parse}; `.properties` files in Java's format. Throws HoconFileMissingError if the file does not exist. */
export function parseFile(path: string, options: ParseFileOptions): Config {
  const text = options.readTextFile(path);
  if (text === undefined) throw new HoconFileMissingError(`The configuration file ${path} does not exist. Create it, or correct the name.`);
  return parse(text, { source: path, includer: options.includer ?? fileIncluder(options.readTextFile) });
}

function parseText(text: string, source: string, includes: IncludeContext): ObjectNode {
  const isProperties = /\.properties$/i.test(source);
  try {
    return withinCallStack({ source, line: 1, column: 1 }, () =>
      isProperties ? parseProperties(text, source) : new Parser(text, source, includes).parse(),
    );
  } catch (error) {
    throw error instanceof HoconParseError && error.origin?.source === source ? withHint(error, text) : error;
  }
}
