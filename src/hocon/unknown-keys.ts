import { Config } from "./config.ts";
import { editDistance, nearestOf } from "./nearest.ts";
import type { Origin } from "./origin.ts";
import { parsePath, renderPath } from "./path.ts";

/** A key that a user set and that is not known. */
export interface UnknownKey {
  /** The key. */
  readonly path: string;
  /** Where the value stands in its source. */
  readonly origin: Origin;
  /**
   * The known key to suggest, if there is one: the most similar key of the same section, or the same key where one section's name has a typing
   * error or is missing.
   */
  readonly nearest: string | undefined;
}

/** Options of {@link findUnknownKeys}. */
export interface UnknownKeyOptions {
  /** Sections whose keys users choose, such as `akka.actor.deployment`. Known empty objects are such sections too. */
  readonly freeForm?: readonly string[];
}

/** A section's name that differs in more letters, or in more than a third of them, is another section. */
const SECTION_DISTANCE = 2;

/**
 * Returns the leaves of `user` that `known`, a reference configuration or a set of leaf paths, does not have. A leaf is also known if it
 * replaces a known section as a whole, or if it is below a free-form section. Both configurations must be resolved.
 */
export function findUnknownKeys(user: Config, known: Config | ReadonlySet<string>, options: UnknownKeyOptions = {}): readonly UnknownKey[] {
  const leaves = new Set<string>();
  const sections = new Set<string>();
  const freeForm = new Set((options.freeForm ?? []).map((path) => renderPath(parsePath(path))));
  const add = (path: string) => {
    leaves.add(path);
    for (const section of sectionsAbove(path)) sections.add(section);
  };
  if (known instanceof Config) {
    for (const { path, value } of known.entries()) {
      add(path);
      if (isEmptyObject(value)) freeForm.add(path);
    }
  } else {
    known.forEach(add);
  }
  const unknown: UnknownKey[] = [];
  let leafKeys: readonly (readonly string[])[] | undefined;
  for (const { path, origin } of user.entries()) {
    if (leaves.has(path) || sections.has(path) || freeForm.has(path)) continue;
    if (sectionsAbove(path).some((section) => freeForm.has(section))) continue;
    leafKeys ??= Array.from(leaves, parsePath);
    unknown.push({ path, origin, nearest: nearestIn(path, leafKeys) });
  }
  return unknown;
}

function nearestIn(path: string, known: readonly (readonly string[])[]): string | undefined {
  const keys = parsePath(path);
  const last = keys.at(-1) ?? "";
  const siblings = known.filter((other) => other.length === keys.length && keys.slice(0, -1).every((key, index) => key === other[index]));
  const nearest = nearestOf(
    last,
    siblings.map((other) => other.at(-1) ?? ""),
  );
  if (nearest !== undefined) return renderPath([...keys.slice(0, -1), nearest]);
  const misplaced = known.find((other) => other.at(-1) === last && (differsInOneSection(keys, other) || lacksOneSection(keys, other)));
  return misplaced && renderPath(misplaced);
}

function differsInOneSection(keys: readonly string[], other: readonly string[]): boolean {
  if (keys.length !== other.length) return false;
  const at = keys.findIndex((key, index) => key !== other[index]);
  if (keys.some((key, index) => index > at && key !== other[index])) return false;
  const [section = "", expected = ""] = [keys[at], other[at]];
  const limit = Math.min(SECTION_DISTANCE, Math.floor(expected.length / 3));
  return editDistance(section, expected, limit) <= limit;
}

function lacksOneSection(keys: readonly string[], other: readonly string[]): boolean {
  if (keys.length + 1 !== other.length) return false;
  const at = other.findIndex((key, index) => key !== keys[index]);
  return keys.every((key, index) => key === other[index < at ? index : index + 1]);
}

/** `a.b` and `a` for `a.b.c`. */
function sectionsAbove(path: string): readonly string[] {
  const keys = parsePath(path);
  return keys.slice(1).map((_, index) => renderPath(keys.slice(0, keys.length - 1 - index)));
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
