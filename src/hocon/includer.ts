/** The form of an include statement: `include "x"`, `file("x")`, `url("x")` or `classpath("x")`. */
export type IncludeKind = "heuristic" | "file" | "url" | "classpath";

/** One text that an include statement names. */
export interface IncludedText {
  /** Its name in origins. Includes inside it are relative to it. A name that ends in `.properties` is read in that format. */
  readonly source: string;
  /** The text. */
  readonly text: string;
}

/** Finds the texts that `include` statements name. Synchronous, because a configuration is needed before anything else can run. */
export interface Includer {
  /**
   * Returns every text that `name` means in the text `from`; later texts override earlier ones. Returns an empty array if there is none,
   * which is an error only for `include required(…)`. May throw, for example for a `kind` that it does not support.
   */
  read(name: string, from: string, kind: IncludeKind): readonly IncludedText[];
}

/** The maximum depth of includes. A file that includes itself ends here. */
export const INCLUDE_DEPTH_LIMIT = 50;

/** The maximum number of includes in one parse: files that include each other twice would multiply otherwise. */
export const INCLUDE_COUNT_LIMIT = 1000;

/** INTEROP: in Lightbend's order, the weakest first. */
const EXTENSIONS = [".properties", ".json", ".conf"] as const;
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:[\\/])/;
const URL = /^[A-Za-z][A-Za-z0-9+.-]+:\/\//;

/**
 * Includes from files, read by `readTextFile` (`Platform.readTextFile`, which returns `undefined` if there is no such file). Relative names
 * start at the folder of the including file, never at the working directory. A name without extension means the files of that name with
 * `.conf`, `.json` and `.properties`; the first beats the second and the second the third. `url(…)` and `classpath(…)` throw: a configuration
 * must not make a program fetch anything.
 */
export function fileIncluder(readTextFile: (path: string) => string | undefined): Includer {
  return {
    read(name, from, kind) {
      if (kind === "url" || kind === "classpath" || URL.test(name)) {
        throw new Error(`${kind === "heuristic" ? "URL" : `${kind}(…)`} includes are not supported; use a file name`);
      }
      const path = ABSOLUTE.test(name) ? normalized(name) : normalized(`${folderOf(from)}${name}`);
      const candidates = hasExtension(path) ? [path] : EXTENSIONS.map((extension) => `${path}${extension}`);
      const found: IncludedText[] = [];
      for (const candidate of candidates) {
        const text = readTextFile(candidate);
        if (text !== undefined) found.push({ source: candidate, text });
      }
      return found;
    },
  };
}

/** Includes from texts in memory, by relative path: for tests, bundled programs and browsers. */
export function memoryIncluder(files: Readonly<Record<string, string>>): Includer {
  const texts = new Map(Object.entries(files));
  return fileIncluder((path) => texts.get(path));
}

/** A dot inside the last name; `.env` has none, and `..` is a folder. */
function hasExtension(path: string): boolean {
  return /[^./\\][^/\\]*\.[^./\\]+$/.test(path);
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
