import { RitsemError } from "../base/index.ts";
import { type Origin, originText } from "./origin.ts";

/** Everything this room throws. {@link origin} tells where the blamed text stands, when there is one. */
export abstract class HoconError extends RitsemError {
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}

/** The text is not HOCON. The message starts with `file:line:column`. */
export class HoconParseError extends HoconError {
  readonly code = "RITSEM_HOCON_PARSE";

  constructor(message: string, origin: Origin) {
    super(`${originText(origin)}: ${message}`, origin);
  }
}

/** A `${path}` that nothing defines, or that depends on itself with nothing beneath; or parts that cannot be joined. */
export class HoconResolveError extends HoconError {
  readonly code = "RITSEM_HOCON_RESOLVE";

  constructor(message: string, origin: Origin) {
    super(`${originText(origin)}: ${message}`, origin);
  }
}

/** Nesting, includes or substitutions go beyond what any honest configuration needs. */
export class HoconLimitError extends HoconError {
  readonly code = "RITSEM_HOCON_LIMIT";

  constructor(message: string, origin: Origin) {
    super(`${originText(origin)}: ${message}`, origin);
  }
}

/** A configuration file that must exist does not. */
export class HoconFileMissingError extends HoconError {
  readonly code = "RITSEM_HOCON_FILE_MISSING";
}

/** A path given to a getter is no path expression. */
export class ConfigPathError extends HoconError {
  readonly code = "RITSEM_CONFIG_PATH";

  constructor(expression: string, problem: string) {
    super(`"${shortened(expression)}" is not a path: ${problem}. Example: akka.actor.deployment."/user/a.b".router.`);
  }
}

/** A getter without a default asked for a path that has no value. `null` counts as no value. */
export class ConfigMissingError extends HoconError {
  readonly code = "RITSEM_CONFIG_MISSING";
  readonly path: string;

  constructor(path: string, expected: string, example: string, nullOrigin?: Origin) {
    const found = nullOrigin ? `is null (${originText(nullOrigin)})` : "is not set";
    super(`${path} ${found}, but ${expected} is needed. Example: ${keyAndValue(path, example)}.`, nullOrigin);
    this.path = path;
  }
}

/** The value at a path is of another kind than the getter asked for, such as an object where a number is needed. */
export class ConfigWrongTypeError extends HoconError {
  readonly code = "RITSEM_CONFIG_WRONG_TYPE";
  readonly path: string;

  constructor(path: string, found: string, expected: string, example: string, origin: Origin) {
    super(`${path} (${originText(origin)}) is ${found}, but ${expected} is needed. Example: ${keyAndValue(path, example)}.`, origin);
    this.path = path;
  }
}

/** The value at a path has the right kind but cannot be read, or lies outside the allowed range. */
export class ConfigBadValueError extends HoconError {
  readonly code = "RITSEM_CONFIG_BAD_VALUE";
  readonly path: string;

  constructor(path: string, found: string, problem: string, example: string, origin: Origin) {
    const shown = /password|secret|token/i.test(path) ? "…" : JSON.stringify(shortened(found)); // log files are not the place for secrets
    super(`${path} = ${shown} (${originText(origin)}) ${problem}. Example: ${keyAndValue(path, example)}.`, origin);
    this.path = path;
  }
}

/** A getter met a `${…}` that waits for `resolve()`. */
export class ConfigNotResolvedError extends HoconError {
  readonly code = "RITSEM_CONFIG_NOT_RESOLVED";

  constructor(path: string, origin: Origin) {
    super(
      `${path || "The configuration"} (${originText(origin)}) holds substitutions. Call resolve() on the whole configuration first.`,
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
