/** How an include names its text: `include "x"`, `file("x")`, `url("x")` or `classpath("x")`. */
export type IncludeKind = "heuristic" | "file" | "url" | "classpath";

/** One text that an include stands for. */
export interface IncludedText {
  /** Its name in origins, and the `from` of includes inside it. */
  readonly source: string;
  readonly text: string;
}

/** Finds what `include` statements name. Synchronous, because a configuration is needed before anything else can run. */
export interface Includer {
  /**
   * Every text that `name` stands for, seen from the text `from`; later ones override earlier ones. Empty when there is none,
   * which only `include required(…)` minds. May throw, also for a `kind` it does not support.
   */
  read(name: string, from: string, kind: IncludeKind): readonly IncludedText[];
}

/** Most texts that may include one another in a chain; a file that includes itself ends here. */
export const INCLUDE_DEPTH_LIMIT = 50;

/** Most includes in one parse: a few files that include each other twice would otherwise multiply. */
export const INCLUDE_COUNT_LIMIT = 1000;

const EXTENSION = /\.(conf|json)$/;
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:[\\/])/;
const URL = /^[A-Za-z][A-Za-z0-9+.-]+:\/\//;

/**
 * Includes from files, read by `readTextFile` (`Platform.readTextFile`: `undefined` when there is none). Relative names start at
 * the folder of the including file, never at the working directory. A name without extension stands for `.json` and `.conf`,
 * the latter on top. `url(…)` and `classpath(…)` throw: a configuration must not make a program fetch anything.
 */
export function fileIncluder(readTextFile: (path: string) => string | undefined): Includer {
  return {
    read(name, from, kind) {
      if (kind === "url" || kind === "classpath" || URL.test(name)) {
        throw new Error(`${kind === "heuristic" ? "URL" : `${kind}(…)`} includes are not supported; use a file name`);
      }
      const path = ABSOLUTE.test(name) ? normalized(name) : normalized(`${folderOf(from)}${name}`);
      const candidates = EXTENSION.test(path) ? [path] : [path, `${path}.json`, `${path}.conf`];
      const found: IncludedText[] = [];
      for (const candidate of candidates) {
        const text = readTextFile(candidate);
        if (text !== undefined) found.push({ source: candidate, text });
      }
      return found;
    },
  };
}

/** Includes from texts held in memory, named by relative path: for tests, bundled programs and browsers. */
export function memoryIncluder(files: Readonly<Record<string, string>>): Includer {
  const texts = new Map(Object.entries(files));
  return fileIncluder((path) => texts.get(path));
}

function folderOf(source: string): string {
  return source.slice(0, Math.max(source.lastIndexOf("/"), source.lastIndexOf("\\")) + 1);
}

function normalized(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    const last = kept.at(-1);
    if (part === "..") {
      if (last !== undefined && last !== ".." && last !== "") kept.pop();
      else kept.push(part);
    } else if (part !== "." && (part !== "" || kept.length === 0)) {
      kept.push(part);
    }
  }
  return kept.join("/");
}
