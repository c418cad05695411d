import { Config, fromObject, originText } from "../hocon/index.ts";
import type { SettingNote } from "./setting-note.ts";

const TCP = "akka.remote.dot-netty.tcp";
const TCP_CLASS = /^Akka\.Remote\.Transport\.DotNetty\.TcpTransport *(?:,|$)/;
const HELIOS = "akka.remote.helios.tcp";
const SHORT = "akka.dot-netty.tcp";
const ENABLED = "akka.remote.enabled-transports";

/** Sections that stand for others and are not read themselves. */
export const aliasSections: readonly string[] = [HELIOS, SHORT];

/** The layers that {@link aliasesIn} found, and what to tell the user about them. */
export interface AliasLayers {
  /** Goes over what the user wrote. */
  readonly over: Config;
  /** Goes between what the user wrote and the defaults. */
  readonly under: Config;
  /** Defaults in addition to those of the reference configuration. */
  readonly defaults: Config;
  readonly notes: readonly SettingNote[];
}

/**
 * Returns the layers that give the other spellings of the TCP section in `resolved` their effect, and other sections of the TCP transport its
 * defaults, which `reference` has; `undefined` if there are none. Pure.
 */
export function aliasesIn(resolved: Config, reference: Config): AliasLayers | undefined {
  const hasHelios = resolved.hasPath(HELIOS);
  const hasShort = resolved.hasPath(SHORT);
  const transports = renamedTransports(resolved);
  const defaults = defaultsOfOtherSections(resolved, reference);
  if (!hasHelios && !hasShort && transports === undefined && defaults === undefined) return undefined;
  const empty = Config.empty();
  let over = transports === undefined ? empty : fromObject({ [ENABLED]: transports }, placeOf(resolved, ENABLED));
  const notes: SettingNote[] = [];
  if (hasHelios) {
    const sections = [TCP, ...otherTcpSections(resolved)];
    over = sections.reduce((layers, section) => heliosSection(resolved).atPath(section).withFallback(layers), over);
    const what = `${HELIOS} (${placeOf(resolved, HELIOS)}) overrides ${sections.join(" and ")} key by key, as in Akka.NET`;
    notes.push({ level: "info", text: `${what}. Rename the section to ${TCP}.` });
  }
  if (hasShort) {
    const text = `${SHORT} (${placeOf(resolved, SHORT)}) is read as ${TCP}, which has precedence. Rename the section.`;
    notes.push({ level: "info", text });
  }
  // INTEROP: Akka.NET's overview of remoting shows the short spelling; Akka.NET itself ignores it.
  const under = hasShort ? resolved.getConfig(SHORT).atPath(TCP) : empty;
  return { over, under, defaults: defaults ?? empty, notes };
}

/**
 * INTEROP: every TCP transport of Akka.NET takes all keys of the section, whatever its own section is called, but the two that are read before
 * it is made (DotNettyTransport.cs).
 */
function heliosSection(resolved: Config): Config {
  return resolved.getConfig(HELIOS).withoutPath("transport-class").withoutPath("applied-adapters");
}

/** The enabled sections of the TCP transport under names of their own. */
function otherTcpSections(resolved: Config): readonly string[] {
  if (!resolved.hasPath(ENABLED)) return [];
  return resolved.getStringList(ENABLED).filter((path) => path !== TCP && path !== HELIOS && isTcp(resolved, path));
}

/** INTEROP: Akka.NET has these defaults in code, so a section under a name of its own need not say everything. */
function defaultsOfOtherSections(resolved: Config, reference: Config): Config | undefined {
  if (!reference.hasPath(TCP)) return undefined;
  const sections = otherTcpSections(resolved);
  if (sections.length === 0) return undefined;
  return sections.reduce((layers, path) => layers.withFallback(reference.getConfig(TCP).atPath(path)), Config.empty());
}

function isTcp(config: Config, section: string): boolean {
  const key = `${section}.transport-class`;
  return config.hasPath(key) && TCP_CLASS.test(config.getString(key));
}

/** Akka.NET does not start with the old path in the list; here it means the TCP transport. */
function renamedTransports(resolved: Config): readonly string[] | undefined {
  const transports = resolved.hasPath(ENABLED) ? resolved.getStringList(ENABLED) : [];
  return transports.includes(HELIOS) ? transports.map((path) => (path === HELIOS ? TCP : path)) : undefined;
}

function placeOf(config: Config, path: string): string {
  const origin = config.origin(path);
  return origin === undefined ? "" : originText(origin);
}
