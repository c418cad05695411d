import { type Config, type ConfigEntry, findUnknownKeys, originText, parsePath, renderPath, type UnknownKey } from "../hocon/index.ts";
import { aliasSections } from "./aliases.ts";
import type { SettingStatus } from "./known-setting.ts";
import type { SettingNote } from "./setting-note.ts";
import type { SettingTable } from "./setting-table.ts";
import { UnknownSettingError } from "./unknown-setting-error.ts";

/** What to do about unknown keys. Key: `ritsem.config.unknown-keys` (warning). */
export type UnknownKeyReaction = "warning" | "error" | "off";

/** Keys of sections that only a plug-in of the user's has: a dispatcher, a mailbox, a transport. */
const PLUG_IN_MARKS: ReadonlySet<string> = new Set(["type", "executor", "mailbox-type", "transport-class"]);

/**
 * What a user should know of the keys below `akka` and `ritsem` that `effective` has on top of `reference`: those that are unknown, and
 * those that are known but have no effect. Both configurations are resolved. Throws {@link UnknownSettingError} when the reaction
 * is `error`.
 */
export async function checkSettings(effective: Config, reference: Config, reaction: UnknownKeyReaction): Promise<readonly SettingNote[]> {
  const readHere = new Set(Array.from(reference.entries(), ({ path }) => path));
  const additions = Array.from(effective.entries()).filter(({ path }) => /^(akka|ritsem)\./.test(path) && !readHere.has(path));
  if (additions.length === 0) return []; // most systems: the table stays unloaded
  const { settingTable } = await import("./gen/setting-table.ts");
  const unknown = unknownAmong(effective, settingTable).filter(({ path }) => /^(akka|ritsem)\b/.test(path));
  const complaints = unknown.map(complaintOf);
  if (reaction === "error" && unknown.length > 0) throw new UnknownSettingError(complaints, unknown[0]?.origin);
  const warnings = reaction === "off" ? [] : complaints.map((text): SettingNote => ({ level: "warning", text }));
  return [...warnings, ...withoutEffect(additions, settingTable)];
}

function unknownAmong(effective: Config, table: SettingTable): readonly UnknownKey[] {
  const known = new Set([...table.read, ...table.unread.flatMap(([, , paths]) => paths)]);
  const freeForm = [...table.free.map(([path]) => path), ...aliasSections, ...enabledTransports(effective)];
  const unknown = findUnknownKeys(effective, known, { freeForm });
  const plugIns = unknown.filter(({ path }) => PLUG_IN_MARKS.has(parsePath(path).at(-1) ?? "")).map(({ path }) => sectionOf(path));
  return unknown.filter(({ path }) => !plugIns.some((section) => path.startsWith(`${section}.`) && !isSectionOf(section, known)));
}

/** One note for each reason, however many keys it is about: whole sections are often copied from somewhere. */
function withoutEffect(additions: readonly ConfigEntry[], table: SettingTable): readonly SettingNote[] {
  const byPath = new Map(table.unread.flatMap(([status, note, paths]) => paths.map((path) => [path, { status, note }] as const)));
  const free = new Map(table.free.map(([path, status, note]) => [path, { status, note }]));
  const read = new Set(table.read);
  const places = new Map<string, { readonly status: SettingStatus; readonly note: string; readonly at: string[] }>();
  for (const { path, origin } of additions) {
    if (read.has(path)) continue;
    const found =
      byPath.get(path) ??
      sectionsAbove(path)
        .map((section) => free.get(section))
        .find((known) => known !== undefined);
    if (found === undefined || found.status === "implemented" || found.status === "mapped") continue;
    const reason = `${found.status} ${found.note}`;
    const group = places.get(reason) ?? { ...found, at: [] };
    group.at.push(`${path} (${originText(origin)})`);
    places.set(reason, group);
  }
  return Array.from(places.values(), noteOf);
}

function noteOf({ status, note, at }: { status: SettingStatus; note: string; at: readonly string[] }): SettingNote {
  const subject = at.join(", ");
  const has = at.length === 1 ? "has" : "have";
  switch (status) {
    case "later":
      return { level: "warning", text: `${subject} ${has} no effect yet: to come with ${note}.` };
    case "foreign":
      return { level: "warning", text: `${subject} ${has} no effect: ${note} is not part of this library.` };
    default:
      return { level: "debug", text: `${subject} ${has} no effect here. ${note}` };
  }
}

function complaintOf({ path, origin, nearest }: UnknownKey): string {
  return `${originText(origin)}: nobody reads ${path}.${nearest === undefined ? "" : ` Did you mean ${nearest}?`}`;
}

/** Their sections may have any name and any keys: a transport of the user's reads them. */
function enabledTransports(config: Config): readonly string[] {
  const key = "akka.remote.enabled-transports";
  return config.hasPath(key) ? config.getStringList(key).filter((path) => path !== "akka.remote.dot-netty.tcp") : [];
}

function isSectionOf(section: string, known: ReadonlySet<string>): boolean {
  for (const path of known) if (path.startsWith(`${section}.`)) return true;
  return false;
}

function sectionOf(path: string): string {
  return renderPath(parsePath(path).slice(0, -1));
}

/** From the innermost outwards. */
function sectionsAbove(path: string): readonly string[] {
  const keys = parsePath(path);
  return keys.slice(1).map((_, index) => renderPath(keys.slice(0, keys.length - 1 - index)));
}
