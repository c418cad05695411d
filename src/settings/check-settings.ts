import { type Config, type ConfigEntry, findUnknownKeys, originText, parsePath, renderPath, type UnknownKey } from "../hocon/index.ts";
import { aliasSections } from "./aliases.ts";
import type { SettingStatus } from "./known-setting.ts";
import type { SettingNote } from "./setting-note.ts";
import type { SettingTable } from "./setting-table.ts";
import { UnknownSettingError } from "./errors.ts";

/** What to do about unknown keys. Key: `ritsem.config.unknown-keys` (warning). */
export type UnknownKeyReaction = "warning" | "error" | "off";

/** Keys that only the section of a plug-in has: a dispatcher, a mailbox, a transport. */
const PLUG_IN_MARKS: ReadonlySet<string> = new Set(["type", "executor", "mailbox-type", "transport-class"]);
/** The keys of a dispatcher's section that are read. */
const DISPATCHER_KEYS: ReadonlySet<string> = new Set([
  "type",
  "throughput",
  "throughput-deadline-time",
  "mailbox-type",
  "mailbox-requirement",
]);
/** The keys and sections of a dispatcher that configure its threads. */
const THREAD_KEYS: ReadonlySet<string> = new Set([
  "executor",
  "dedicated-thread-pool",
  "fork-join-executor",
  "thread-pool-executor",
  "channel-executor",
  "task-executor",
  "default-executor",
  "current-context-executor",
  "shutdown-timeout",
  "attempt-teamwork",
]);
const THREADS_NOTE = "Actors and sockets share the event loop: there are no threads to configure.";
/** Whole sections are often copied. Count of keys. */
const KEYS_IN_A_NOTE = 20;

/**
 * Returns what a user should know about the keys below `akka` and `ritsem` that `effective` has in addition to `reference`: those that are
 * unknown, and those that are known but have no effect. Both configurations are resolved. Throws {@link UnknownSettingError} if the reaction is
 * `error`.
 */
export async function checkSettings(effective: Config, reference: Config, reaction: UnknownKeyReaction): Promise<readonly SettingNote[]> {
  const additions = Array.from(effective.entries(reference)).filter(
    ({ path }) => /^(akka|ritsem)\./.test(path) && !isLeafOf(reference, path),
  );
  if (additions.length === 0) return []; // most systems: the table stays unloaded
  const { settingTable } = await import("./gen/setting-table.ts");
  const unknown = unknownAmong(effective, settingTable).filter(({ path }) => /^(akka|ritsem)\b/.test(path));
  if (reaction === "error" && unknown.length > 0) throw new UnknownSettingError(complaintsAbout(unknown), unknown[0]?.origin);
  const warnings = reaction === "off" ? [] : complaintsAbout(unknown).map((text): SettingNote => ({ level: "warning", text }));
  return [...warnings, ...withoutEffect(additions, settingTable)];
}

function isLeafOf(reference: Config, path: string): boolean {
  if (reference.origin(path) === undefined) return false;
  const value = reference.getValue(path);
  return typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0;
}

function unknownAmong(effective: Config, table: SettingTable): readonly UnknownKey[] {
  const known = new Set([...table.read, ...table.unread.flatMap(([, , paths]) => paths)]);
  const freeForm = [...table.free.map(([path]) => path), ...aliasSections, ...enabledTransports(effective)];
  const unknown = findUnknownKeys(effective, known, { freeForm });
  const plugIns = unknown.filter(({ path }) => PLUG_IN_MARKS.has(parsePath(path).at(-1) ?? "")).map(({ path }) => sectionOf(path));
  const isPlugInKey = (path: string): boolean => plugIns.some((section) => path.startsWith(`${section}.`) && !isSectionOf(section, known));
  return unknown.filter(({ path }) => dispatcherKeyIn(path) === undefined && !isPlugInKey(path));
}

/** What a key of a dispatcher's section does; `undefined` for all other keys. Known for every section whose name ends with `dispatcher`. */
function dispatcherKeyIn(path: string): "read" | "threads" | undefined {
  const keys = parsePath(path);
  const section = keys.findIndex((key) => key.endsWith("dispatcher"));
  const [key, ...rest] = keys.slice(section + 1);
  if (section === -1 || key === undefined) return undefined;
  if (THREAD_KEYS.has(key)) return "threads";
  return DISPATCHER_KEYS.has(key) && rest.length === 0 ? "read" : undefined;
}

/** One note for each reason, however many keys it is about. */
function withoutEffect(additions: readonly ConfigEntry[], table: SettingTable): readonly SettingNote[] {
  const byPath = new Map(table.unread.flatMap(([status, note, paths]) => paths.map((path) => [path, { status, note }] as const)));
  const free = new Map(table.free.map(([path, status, note]) => [path, { status, note }]));
  const read = new Set(table.read);
  const groups = new Map<string, { readonly status: SettingStatus; readonly note: string; readonly at: string[] }>();
  for (const { path, value, origin } of additions) {
    if (read.has(path) || (Object.hasOwn(table.defaults, path) && isSameValue(value, table.defaults[path]))) continue;
    const found =
      byPath.get(path) ??
      sectionsAbove(path)
        .map((section) => free.get(section))
        .find((known) => known !== undefined) ??
      (dispatcherKeyIn(path) === "threads" ? { status: "accepted" as const, note: THREADS_NOTE } : undefined);
    if (found === undefined || found.status === "implemented" || found.status === "mapped") continue;
    const reason = `${found.status} ${found.note}`;
    const group = groups.get(reason) ?? { ...found, at: [] };
    group.at.push(`${path} (${originText(origin)})`);
    groups.set(reason, group);
  }
  return Array.from(groups.values(), noteOf);
}

function noteOf({ status, note, at }: { status: SettingStatus; note: string; at: readonly string[] }): SettingNote {
  const shown = at.slice(0, KEYS_IN_A_NOTE).join(", ");
  const subject = at.length > KEYS_IN_A_NOTE ? `${shown} and ${at.length - KEYS_IN_A_NOTE} more keys` : shown;
  const have = at.length === 1 ? "has" : "have";
  switch (status) {
    case "later":
      return { level: "warning", text: `${subject} ${have} no effect yet: this version does not have ${note}.` };
    case "foreign":
      return { level: "warning", text: `${subject} ${have} no effect: ${note} is not part of this library.` };
    case "unsupported":
      return { level: "warning", text: `${subject} ${have} no effect here. ${note}` };
    default:
      return { level: "debug", text: `${subject} ${have} no effect here. ${note}` };
  }
}

/** Whether two values mean the same: the texts `"true"` and `"1"` are what `true` and `1` are. */
function isSameValue(left: unknown, right: unknown): boolean {
  const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
  return text(left) === text(right);
}

/** One sentence for each key, and one for those that are too many. */
function complaintsAbout(unknown: readonly UnknownKey[]): readonly string[] {
  const complaints = unknown.slice(0, KEYS_IN_A_NOTE).map(({ path, origin, nearest }) => {
    const suggestion = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    return `${originText(origin)}: ${path} is not a known setting and is ignored.${suggestion}`;
  });
  const rest = unknown.length - complaints.length;
  return rest === 0 ? complaints : [...complaints, `${rest} more ${rest === 1 ? "key is" : "keys are"} not known and ignored.`];
}

/** Their sections may have any name and any keys: the transport reads them. */
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
