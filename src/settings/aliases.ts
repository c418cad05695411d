import { type Config, originText, parse } from "../hocon/index.ts";
import type { SettingNote } from "./setting-note.ts";

/** Other spellings of a section, the weaker ones first, and the section that is read. */
const ALIASES: readonly (readonly [alias: string, section: string])[] = [
  ["akka.remote.helios.tcp", "akka.remote.dot-netty.tcp"],
  // INTEROP: Akka.NET's overview of remoting writes this; Akka.NET itself ignores it there.
  ["akka.dot-netty.tcp", "akka.remote.dot-netty.tcp"],
];

/** Sections that stand for others: not read themselves. */
export const aliasSections: readonly string[] = ALIASES.map(([alias]) => alias);

/** The layer of {@link aliasesIn}, and what to tell the user about it. */
export interface AliasLayer {
  /** Belongs between what the user wrote and the defaults: weaker than the full spelling, stronger than no spelling at all. */
  readonly layer: Config;
  readonly notes: readonly SettingNote[];
}

/** The layer that makes the aliases in `resolved` work; `undefined` when it has none. Pure. */
export function aliasesIn(resolved: Config): AliasLayer | undefined {
  const used = ALIASES.filter(([alias]) => resolved.hasPath(alias));
  if (used.length === 0) return undefined;
  const text = used.map(([alias, section]) => `${section} = \${?${alias}}`).join("\n");
  return {
    layer: parse(text, { source: "aliases" }),
    notes: used.map(([alias, section]) => ({
      level: "info",
      text: `${alias} (${placeOf(resolved, alias)}) is read as ${section}, its full spelling; a key that is set there wins.`,
    })),
  };
}

function placeOf(config: Config, path: string): string {
  const origin = config.origin(path);
  return origin === undefined ? "" : originText(origin);
}
