import { parse, parsePath, renderPath } from "../hocon/index.ts";

/**
 * What a setting of Akka.NET does here.
 *
 * - `implemented`: the same.
 * - `mapped`: the same, with a translated value (a class name, a thread).
 * - `accepted`: nothing, and nothing is missing without it.
 * - `unsupported`: nothing, although a program may notice.
 * - `later`: nothing in this version.
 * - `foreign`: nothing, because it belongs to a module of Akka.NET that is not part of this library.
 */
export type SettingStatus = "implemented" | "mapped" | "accepted" | "unsupported" | "later" | "foreign";

/** One setting, as its reference configuration describes it. */
export interface KnownSetting {
  readonly path: string;
  readonly status: SettingStatus;
  /** Why it has no effect, or what this version lacks. Empty for a setting that has an effect. */
  readonly note: string;
  readonly meaning: string;
  /** The default as the reference configuration spells it. */
  readonly defaultText: string;
}

/** A section below which users choose the keys, such as `akka.actor.deployment`. */
export interface FreeSection {
  readonly path: string;
  readonly status: SettingStatus;
  readonly note: string;
}

/** The settings of one reference configuration. */
export interface KnownSettings {
  readonly settings: readonly KnownSetting[];
  readonly freeSections: readonly FreeSection[];
}

interface Remark {
  readonly meaning: string;
  readonly tags: ReadonlyMap<string, string>;
}

const NO_REMARK: Remark = { meaning: "", tags: new Map() };
const STATUSES: readonly SettingStatus[] = ["mapped", "accepted", "unsupported", "later", "foreign"];

/**
 * Returns the settings of a reference configuration with what its comments say about them: the comment above a key, or above the first of
 * several keys on adjacent lines, or else the comment of the section around it. Tags apply to everything below their section.
 */
export function knownSettingsFrom(text: string): KnownSettings {
  const config = parse(text, { source: "reference.conf" }).resolve();
  const lines = text.split("\n");
  const freeSections = new Map<string, FreeSection>();
  const settings: KnownSetting[] = [];
  for (const { path, value, origin } of config.entries()) {
    const keys = parsePath(path);
    const remarks: Remark[] = [remarkAbove(lines, firstOfAdjacent(lines, origin.line))];
    let lineBelow = origin.line;
    for (let length = keys.length - 1; length > 0; length -= 1) {
      const { line } = config.origin(keys.slice(0, length)) ?? origin;
      remarks.push(line === lineBelow ? NO_REMARK : remarkAbove(lines, line)); // of `a.b {` only `b` has the comment
      lineBelow = line;
    }
    remarks.forEach(({ tags }, level) => {
      const section = renderPath(keys.slice(0, keys.length - level));
      if (tags.has("free")) freeSections.set(section, { path: section, ...statusFrom(remarks.slice(level)) });
    });
    const isOnlyFree = freeSections.has(path) && typeof value === "object"; // `{}` is there to name the section
    if (isOnlyFree) continue;
    const meaning = remarks.find((remark) => remark.meaning !== "")?.meaning ?? "";
    settings.push({ path, ...statusFrom(remarks), meaning, defaultText: defaultTextOf(lines[origin.line - 1] ?? "") });
  }
  return { settings, freeSections: [...freeSections.values()] };
}

/** The nearest comment with a tag decides. */
function statusFrom(remarks: readonly Remark[]): { readonly status: SettingStatus; readonly note: string } {
  for (const { tags } of remarks) {
    const status = STATUSES.find((name) => tags.has(name));
    if (status !== undefined) return { status, note: tags.get(status) ?? "" };
  }
  return { status: "implemented", note: "" };
}

/** The line of the first of the adjacent keys that end at `line`. */
function firstOfAdjacent(lines: readonly string[], line: number): number {
  let first = line;
  while (isField(lines[first - 2])) first -= 1;
  return first;
}

function remarkAbove(lines: readonly string[], line: number): Remark {
  const comment: string[] = [];
  for (let at = line - 2; lines[at]?.trim().startsWith("#"); at -= 1) comment.unshift((lines[at] ?? "").trim().slice(1).trim());
  const [meaning = "", ...tagged] = comment.join(" ").split(/(?:^| )@(?=[a-z])/);
  return { meaning, tags: new Map(tagged.map((tag) => [tag.split(" ", 1)[0] ?? "", tag.slice(tag.indexOf(" ") + 1 || tag.length)])) };
}

function isField(line: string | undefined): boolean {
  return line !== undefined && /^[^#]*\S *= *\S/.test(line) && !line.trimEnd().endsWith("{");
}

function defaultTextOf(line: string): string {
  return line.slice(line.indexOf("=") + 1).trim();
}
