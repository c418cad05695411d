import { RitsemError } from "../base/index.ts";
import { type Origin, originText } from "./origin.ts";

/** The base class of all errors about configuration. {@link origin} says where the text at fault is, if there is one. */
export abstract class HoconError extends RitsemError {
  /** The place in the source. */
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}

/** The text is not valid HOCON. The message starts with `file:line:column`. */
export class HoconParseError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_HOCON_PARSE";
  /** Whether the message ends with advice about a well-known mistake. */
  readonly hasHint: boolean;

  constructor(message: string, origin: Origin, hasHint: boolean = false) {
    super(`${originText(origin)}: ${message}`, origin);
    this.hasHint = hasHint;
  }
}

/** A substitution `${path}` is undefined or depends only on itself, or the parts of a value cannot be joined. */
export class HoconResolveError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_HOCON_RESOLVE";

  constructor(message: string, origin: Origin) {
    super(`${originText(origin)}: ${message}`, origin);
  }
}

/** The nesting, includes or substitutions of a configuration exceed a limit that protects against hostile texts. */
export class HoconLimitError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_HOCON_LIMIT";

  constructor(message: string, origin: Origin) {
    super(`${originText(origin)}: ${message}`, origin);
  }
}

/** A configuration file does not exist. */
export class HoconFileMissingError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_HOCON_FILE_MISSING";
}

/** A path that was passed to a getter is not a valid path expression. */
export class ConfigPathError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CONFIG_PATH";

  constructor(expression: string, problem: string) {
    super(`"${shortened(expression)}" is not a valid path: ${problem}. Example: akka.actor.deployment."/user/a.b".router.`);
  }
}

/** A getter without a default was called for a path that has no value. `null` counts as no value. */
export class ConfigMissingError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CONFIG_MISSING";
  /** The key. */
  readonly path: string;

  constructor(path: string, expected: string, example: string, nullOrigin?: Origin) {
    const found = nullOrigin ? `is null (${originText(nullOrigin)})` : "is not set";
    super(`${path} ${found}, but ${expected} is required. Example: ${keyAndValue(path, example)}.`, nullOrigin);
    this.path = path;
  }
}

/** The value at a path is of the wrong kind, such as an object where a number is required. */
export class ConfigWrongTypeError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CONFIG_WRONG_TYPE";
  /** The key. */
  readonly path: string;
  /** What is required, in words. */
  readonly expected: string;

  constructor(path: string, found: string, expected: string, example: string, origin: Origin) {
    super(`${path} (${originText(origin)}) is ${found}, but ${expected} is required. Example: ${keyAndValue(path, example)}.`, origin);
    this.path = path;
    this.expected = expected;
  }
}

/** The value at a path is of the right kind but cannot be read, or is outside the allowed range: then a {@link ConfigOutOfRangeError}. */
export class ConfigBadValueError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CONFIG_BAD_VALUE";
  /** The key. */
  readonly path: string;

  constructor(path: string, found: string, problem: string, example: string, origin: Origin) {
    const shown = /password|secret|token/i.test(path) ? "…" : JSON.stringify(shortened(found)); // keep secrets out of log files
    super(`${path} = ${shown} (${originText(origin)}) ${problem}. Example: ${keyAndValue(path, example)}.`, origin);
    this.path = path;
  }
}

/** The number at a path is outside the allowed range. A system that starts uses the default instead, with a warning. */
export class ConfigOutOfRangeError extends ConfigBadValueError {}

/** A getter was called before `resolve()` replaced the substitutions. */
export class ConfigNotResolvedError extends HoconError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CONFIG_NOT_RESOLVED";

  constructor(path: string, origin: Origin) {
    super(
      `${path || "The configuration"} (${originText(origin)}) contains substitutions. Call resolve() on the whole configuration first.`,
      origin,
    );
  }
}

function keyAndValue(path: string, example: string): string {
  const key = /("(?:[^"\\]|\\.)*"|[^."]+)$/.exec(path)?.[0] ?? path;
  return example.startsWith("{") ? `${key} ${example}` : `${key} = ${example}`;
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
