import { readFileSync } from "node:fs";
import { repositoryFiles } from "./repository-files.ts";

/** How the code reads a setting. */
export interface SettingGetter {
  /** The getter of `Config`, such as `getDurationMs`. */
  readonly name: string;
  /** The values of `getEnum` and `getEnumOrSwitch`, if they are written in the same file. */
  readonly values: readonly string[];
}

const CALL =
  /\.(get(?:String|StringList|Number|Int|Boolean|DurationMs|Bytes|BytesBigInt|IntOrSwitch|BytesOrSwitch|Enum|EnumOrSwitch))\(\s*"([^"]+)"(?:,\s*(\w+|\[[^\]]*\]))?/g;

/** The getters with which the modules read settings, by path or by the end of a path, as the code has it. */
export function settingGetters(): ReadonlyMap<string, readonly SettingGetter[]> {
  const found = new Map<string, SettingGetter[]>();
  for (const file of repositoryFiles()) {
    if (!/^src\/.*\.ts$/.test(file) || /^src\/hocon\/|\.(test|fixture)\.ts$/.test(file)) continue;
    const text = readFileSync(file, "utf8");
    for (const [, name = "", path = "", second = ""] of text.matchAll(CALL)) {
      const getter = { name, values: name.startsWith("getEnum") ? valuesIn(second, text) : [] };
      found.set(path, [...(found.get(path) ?? []), getter]);
    }
  }
  return found;
}

/** The getters of the longest end of `path` that the code reads. */
export function gettersOf(path: string, all: ReadonlyMap<string, readonly SettingGetter[]>): readonly SettingGetter[] {
  for (let rest = path; ; rest = rest.slice(rest.indexOf(".") + 1)) {
    const found = all.get(rest);
    if (found !== undefined) return found;
    if (!rest.includes(".")) return [];
  }
}

/** The texts of an array, which is written in place or as a constant of the same file. */
function valuesIn(expression: string, text: string): readonly string[] {
  const literal = expression.startsWith("[")
    ? expression
    : (new RegExp(`const ${expression}\\b[^=]*= (\\[[^\\]]*\\])`).exec(text)?.[1] ?? "");
  return Array.from(literal.matchAll(/"([^"]*)"/g), ([, value = ""]) => value);
}
