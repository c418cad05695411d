import { parse, parsePath, renderPath } from "../src/hocon/index.ts";
import type { KnownSetting } from "../src/settings/known-setting.ts";
import { everySetting, readTexts, unreadText } from "./reference-texts.ts";
import { gettersOf, settingGetters } from "./setting-getters.ts";

/** A section, or a setting, or both. */
interface Node {
  setting?: KnownSetting;
  isFree: boolean;
  readonly children: Map<string, Node>;
}

/** Settings whose values no getter tells: names that the code looks up. */
const NAMES: Readonly<Record<string, string>> = {
  "akka.actor.provider": 'ConfigName<"local" | "remote" | "cluster">',
  "akka.discovery.method": 'ConfigName<"config" | "dns" | "kubernetes-api" | "aggregate">',
  "akka.loglevel": 'ConfigWord<"DEBUG" | "INFO" | "WARNING" | "ERROR" | "OFF">',
  "akka.stdout-loglevel": 'ConfigWord<"DEBUG" | "INFO" | "WARNING" | "ERROR" | "OFF">',
};
/** Sections in which programs put sections of their own beside the known ones, by how these are called. */
const OWN: Readonly<Record<string, readonly string[]>> = { "akka.actor": ["dispatcher", "mailbox"], "akka.remote": ["transport"] };
const OF_GETTER: Readonly<Record<string, string>> = {
  getString: "ConfigText",
  getStringList: "ConfigList",
  getNumber: "ConfigNumber",
  getInt: "ConfigNumber",
  getBoolean: "ConfigSwitch",
  getDurationMs: "ConfigDuration",
  getBytes: "ConfigSize",
  getBytesBigInt: "ConfigSize",
  getIntOrSwitch: "ConfigNumber | ConfigSwitch",
  getBytesOrSwitch: "ConfigSize | ConfigSwitch",
};

/** The type of the plain object that configures a system, with all known settings. */
export function configObjectText(header: string): string {
  const root = tree();
  return `${header}import type { ConfigDuration, ConfigList, ConfigName, ConfigNumber, ConfigPathKey, ConfigSize, ConfigSwitch, ConfigText, ConfigValue, ConfigWord, NotSet, OwnSection } from "../config-values.ts";

/**
 * The configuration of a system as a plain object: all known settings, with their kinds of values. A key that has a dot is a path, and is not checked; so are
 * sections of the program's own.
 */
export interface ConfigObject {
${body(root, "", 1)}  /** A section of the program's own. */
  readonly [section: string]: unknown;
}

declare module "../../hocon/config.ts" {
  interface KnownPaths {
${knownPaths()}  }
}
`;
}

/** All settings and their sections, except where programs choose the keys. */
function knownPaths(): string {
  const paths = new Set<string>();
  const free = [...readTexts, unreadText].flatMap(({ known }) => known.freeSections.map(({ path }) => parsePath(path)));
  for (const { path, status } of everySetting()) {
    const keys = parsePath(path);
    if (status === "foreign" || free.some((section) => section.every((key, at) => keys[at] === key))) continue;
    for (let length = 1; length <= keys.length; length += 1) paths.add(renderPath(keys.slice(0, length)));
  }
  return [...paths]
    .toSorted()
    .map((path) => `    ${JSON.stringify(path)}: unknown;\n`)
    .join("");
}

/** The defaults of all settings that have an effect, as such an object: it must have its type. */
export function defaultsText(header: string): string {
  const [first = "", ...others] = readTexts.map(({ text }) => text);
  const all = others
    .reduce((above, text) => above.withFallback(parse(text)), parse(first))
    .withFallback(parse(unreadText.text))
    .resolve();
  return `${header}import type { ConfigObject } from "ritsem";\n\nexport const defaults: ConfigObject = ${JSON.stringify(all.toJSON(), null, 1)};\n`;
}

function tree(): Node {
  const root = node();
  const at = (path: string): Node => {
    let here = root;
    for (const key of parsePath(path)) {
      const below = here.children.get(key) ?? node();
      here.children.set(key, below);
      here = below;
    }
    return here;
  };
  for (const setting of everySetting()) at(setting.path).setting = setting;
  for (const { path } of [...readTexts, unreadText].flatMap(({ known }) => known.freeSections)) at(path).isFree = true;
  return root;
}

function node(): Node {
  return { isFree: false, children: new Map() };
}

const getters = settingGetters();

function body({ children, isFree }: Node, path: string, depth: number): string {
  const indent = "  ".repeat(depth);
  const lines = [...children]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => {
      const here = path === "" ? key : `${path}.${key}`;
      return `${comment(child, indent)}${indent}readonly ${nameOf(key)}?: ${typeOf(child, here, depth)} | NotSet;\n`;
    });
  for (const kind of OWN[path] ?? [])
    lines.push(
      `${indent}/** A ${kind} of the program's own. */\n${indent}readonly [${kind}: \`\${string}-${kind}\`]: ConfigText | OwnSection | NotSet;\n`,
    );
  if (path !== "")
    lines.push(isFree ? `${indent}readonly [key: string]: unknown;\n` : `${indent}readonly [path: ConfigPathKey]: unknown;\n`);
  return lines.join("");
}

function typeOf(child: Node, path: string, depth: number): string {
  const types: string[] = [];
  if (child.setting !== undefined) types.push(scalarType(child.setting));
  if (child.children.size > 0) types.push(`{\n${body(child, path, depth + 1)}${"  ".repeat(depth)}}`);
  else if (child.isFree) types.push("OwnSection");
  return types.join(" | ");
}

/**
 * How the code reads the setting decides. For one that it reads in another way, or in several, the kind of its default does, with `off`, as many
 * durations have it. One without an effect may be anything.
 */
function scalarType({ path, status, defaultText }: KnownSetting): string {
  const name = NAMES[path];
  if (name !== undefined) return name;
  if (defaultText.startsWith("{")) return "OwnSection";
  if (defaultText.startsWith("[")) return "ConfigList";
  if (status !== "implemented" && status !== "mapped") return "ConfigValue";
  const read = gettersOf(path, getters);
  const words = read.flatMap(({ values }) => values);
  if (read.length > 0 && read.every(({ name: getter }) => getter.startsWith("getEnum"))) {
    const type = words.length === 0 ? "ConfigText" : `ConfigWord<${[...new Set(words)].map((word) => JSON.stringify(word)).join(" | ")}>`;
    return read.some(({ name: getter }) => getter === "getEnumOrSwitch") ? `${type} | ConfigSwitch` : type;
  }
  const kinds = new Set(read.map(({ name: getter }) => OF_GETTER[getter] ?? "ConfigText"));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined) return kindOfDefault(path, defaultText);
  const isWord = kind !== "ConfigText" && kind !== "ConfigSwitch" && /^(?!on$|off$|infinite$)[a-z]+$/.test(defaultText);
  return isWord ? `${kind} | "${defaultText}"` : kind; // such as `unlimited`, which the code looks for first
}

function kindOfDefault(path: string, text: string): string {
  if (/^(on|off|true|false)$/.test(text) || /^\d+ ?(ms|s|m|h|minutes?)$/.test(text)) return "ConfigDuration | ConfigSwitch";
  return /^\d+$/.test(text) && path.startsWith("ritsem.") ? "ConfigNumber" : "ConfigText"; // INTEROP: some numbers of Akka.NET may be words, such as `all`
}

function comment({ setting }: Node, indent: string): string {
  if (setting === undefined) return "";
  const { meaning, defaultText, status, note } = setting;
  const effect = {
    implemented: "",
    mapped: "",
    accepted: " No effect here.",
    unsupported: " No effect here.",
    later: " No effect in this version.",
    foreign: " No effect here.",
  }[status];
  const text = `${meaning}${effect}${note === "" || status === "later" ? "" : ` ${note}`} Default: \`${defaultText}\`.`;
  return `${indent}/** ${text.replaceAll("*/", "*\\/").trim()} */\n`;
}

function nameOf(key: string): string {
  return /^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key);
}
