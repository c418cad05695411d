import { type Config, ConfigOutOfRangeError, ConfigWrongTypeError, originText } from "../../hocon/index.ts";
import type { SettingNote } from "../../settings/index.ts";

/** A configuration in which values that Akka.NET tolerates are corrected, and a note on each. */
export interface ToleratedConfig {
  readonly config: Config;
  readonly notes: readonly SettingNote[];
  /** What `read` warned of when it read the corrected configuration, up to its error if there was one. */
  readonly warnings: readonly SettingNote[];
}

/** Reads all settings, and throws the first error. */
export type SettingsReading = (config: Config, warn: (text: string) => void) => void;

const OWN_SECTIONS = /^(akka|ritsem)\./;

/**
 * Corrects values of `config` that Akka.NET starts with, although they have no meaning: a file that starts a system there must start one here.
 * A null, a number out of range below `akka`, and a text in place of a section leave the default, which `reference` has; a single value in
 * place of an array is its only element. `read` reads all settings; errors of other kinds are left to the start of the system.
 */
export function withToleratedValues(config: Config, reference: Config, read: SettingsReading): ToleratedConfig {
  const notes: SettingNote[] = [];
  const warn = (text: string): void => void notes.push({ level: "warning", text });
  const withDefault = (from: Config, path: string): Config => from.withoutPath(path).withFallback(reference).resolve();
  let result = config;
  for (const { path, value, origin } of config.entries(reference)) {
    if (!OWN_SECTIONS.test(path)) continue;
    const mayNameAnother = path.endsWith("dispatcher");
    const isInPlaceOfSection = typeof value !== "object" && !mayNameAnother && isSectionOf(reference, path);
    if (isInPlaceOfSection) warn(`${path} (${originText(origin)}) is a section, not a value: ${JSON.stringify(value)} is ignored.`);
    if (value === null || isInPlaceOfSection) result = withDefault(result, path);
  }
  let warnings: ReadonlySet<string> = new Set();
  // Each turn corrects one value, so there are no more turns than values.
  for (const _ of config.entries()) {
    const texts = new Set<string>();
    const error = errorOf(() => read(result, (text) => void texts.add(text)));
    warnings = texts;
    const isTolerable = error instanceof ConfigOutOfRangeError && error.path.startsWith("akka.");
    if (isTolerable && reference.hasPath(defaultPathOf(error.path))) {
      const usual = reference.getString(defaultPathOf(error.path));
      warn(`${error.message.split(". Example:")[0]}. The default is used: ${usual}.`);
      result = withDefault(result, error.path);
    } else if (error instanceof ConfigWrongTypeError && error.expected.startsWith("an array") && isScalar(result, error.path)) {
      const place = error.origin === undefined ? "" : originText(error.origin);
      warn(`${error.path} (${place}) is a single value, not an array. It is read as an array of one element.`);
      result = result.withValue(error.path, [result.getString(error.path)], place);
    } else break;
  }
  return { config: result, notes, warnings: Array.from(warnings, (text) => ({ level: "warning", text })) };
}

/** The defaults of a deployment are those of `default`. */
function defaultPathOf(path: string): string {
  return path.replace(/^akka\.actor\.deployment\.(?:"(?:[^"\\]|\\.)*"|[^."]+)/, "akka.actor.deployment.default");
}

function isScalar(config: Config, path: string): boolean {
  return typeof config.getValue(path) !== "object";
}

/** Whether `reference` has an object at `path` with a key of its own: in sections whose keys are names, such as those of classes, users may write anything. */
function isSectionOf(reference: Config, path: string): boolean {
  if (path.includes('"') || !reference.hasPath(path) || isScalar(reference, path) || Array.isArray(reference.getValue(path))) return false;
  return Array.from(reference.getConfig(path).entries()).some((entry) => !entry.path.includes('"'));
}

function errorOf(run: () => void): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
