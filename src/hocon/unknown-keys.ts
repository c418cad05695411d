import { Config } from "./config.ts";
import { nearestOf } from "./nearest.ts";
import type { Origin } from "./origin.ts";
import { parsePath, renderPath } from "./path.ts";

/** A key that a user set and nobody reads. */
export interface UnknownKey {
  readonly path: string;
  readonly origin: Origin;
  /** The known key most like it, if any is: "did you mean". */
  readonly nearest: string | undefined;
}

/** What {@link findUnknownKeys} lets pass. */
export interface UnknownKeyOptions {
  /** Sections whose keys are the user's own choice, such as `akka.actor.deployment`. Known empty objects are such sections too. */
  readonly freeForm?: readonly string[];
}

/**
 * Leaves of `user` that `known` does not have: `known` is a reference configuration or a set of leaf paths. A leaf is also known when
 * it replaces a whole known section, or lies below a free-form one. Both configurations must be resolved.
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
  for (const { path, origin } of user.entries()) {
    if (leaves.has(path) || sections.has(path) || freeForm.has(path)) continue;
    if (sectionsAbove(path).some((section) => freeForm.has(section))) continue;
    unknown.push({ path, origin, nearest: nearestOf(path, leaves) });
  }
  return unknown;
}

/** `a.b` and `a` for `a.b.c`. */
function sectionsAbove(path: string): readonly string[] {
  const keys = parsePath(path);
  return keys.slice(1).map((_, index) => renderPath(keys.slice(0, keys.length - 1 - index)));
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
