// Generates the table of known keys and the page docs/reference/settings.md from every `reference-conf.ts`. `--write` updates them; without
// it, a difference fails.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parse } from "../src/hocon/index.ts";
import type { KnownSetting, SettingStatus } from "../src/settings/known-setting.ts";
import { configObjectText, defaultsText } from "./config-object.ts";
import { everySetting, readTexts, unreadText } from "./reference-texts.ts";

const HEADER = "// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.\n";
const settings = everySetting();
const outputs = new Map<string, string>();
outputs.set("src/settings/gen/setting-table.ts", settingTable());
outputs.set("src/settings/gen/config-object.ts", configObjectText(HEADER));
outputs.set("test/types/gen/defaults.ts", defaultsText(HEADER));
outputs.set("docs/reference/settings.md", page());

let stale = 0;
for (const [file, content] of outputs) {
  if (existsSync(file) && readFileSync(file, "utf8") === content) continue;
  if (process.argv.includes("--write")) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  } else {
    stale += 1;
    console.error(`${file} does not match the reference configurations: run \`npm run check:settings -- --write\``);
  }
}
console.log(`check-settings: ${settings.length} settings, ${outputs.size} files, ${stale} stale`);
process.exitCode = settings.length > 0 && stale === 0 ? 0 : 1;

function settingTable(): string {
  const read = readTexts.flatMap(({ known }) => known.settings.map(({ path }) => path));
  const unread = new Map<string, { readonly status: SettingStatus; readonly note: string; readonly paths: string[] }>();
  for (const { path, status, note } of unreadText.known.settings) {
    const group = unread.get(`${status} ${note}`) ?? { status, note, paths: [] };
    group.paths.push(path);
    unread.set(`${status} ${note}`, group);
  }
  const unreadDefaults = parse(unreadText.text).resolve();
  const noticed = unreadText.known.settings.filter(({ status }) => status === "later" || status === "unsupported");
  const table = {
    read,
    unread: Array.from(unread.values(), ({ status, note, paths }) => [status, note, paths]),
    free: [...readTexts, unreadText].flatMap(({ known }) => known.freeSections.map(({ path, status, note }) => [path, status, note])),
    defaults: Object.fromEntries(noticed.map(({ path }) => [path, unreadDefaults.getValue(path)])),
  };
  return `${HEADER}import type { SettingTable } from "../setting-table.ts";\n\nexport const settingTable: SettingTable = ${JSON.stringify(table, null, 1)};\n`;
}

function page(): string {
  const count = (status: SettingStatus): number => settings.filter((setting) => setting.status === status).length;
  return `# Settings

Every key of Akka.NET's two reference configurations, and our own below \`ritsem\`. How files, defaults and the command line go together
is in [the guide](../guide/configuration.md). Written by \`npm run check:settings -- --write\`; do not edit.

| Status | Keys | Means |
|---|---|---|
| implemented | ${count("implemented")} | the same as in Akka.NET |
| mapped | ${count("mapped")} | the same, with its value translated: class names and threads have counterparts here |
| accepted | ${count("accepted")} | no effect, and nothing is missing without it; setting it is noted at DEBUG |
| unsupported | ${count("unsupported")} | no effect, although a program may notice; setting it is noted with a warning |
| later | ${count("later")} | no effect in this version; setting it is noted with a warning |

Sections with keys of the user's choice: ${[...readTexts, unreadText]
    .flatMap(({ known }) => known.freeSections)
    .filter(({ status }) => status !== "foreign")
    .map(({ path }) => `\`${path}\``)
    .join(", ")}.

${sectionsOf(settings)}`;
}

function sectionsOf(all: readonly KnownSetting[]): string {
  const byPrefix = new Map<string, KnownSetting[]>();
  for (const setting of all) byPrefix.set(prefixOf(setting.path), [...(byPrefix.get(prefixOf(setting.path)) ?? []), setting]);
  return Array.from(byPrefix, ([prefix, rows]) => {
    const lines = rows.map(rowOf);
    return `## \`${prefix}\`\n\n| Key | Default | Status | Meaning |\n|---|---|---|---|\n${lines.join("\n")}\n`;
  }).join("\n");
}

/** The first two keys, or three for `akka.remote` and similar ones, which are the groups that a reader looks for. */
function prefixOf(path: string): string {
  const keys =
    path
      .split('"', 1)[0]
      ?.split(".")
      .filter((key) => key !== "") ?? [];
  if (path.includes('"')) return keys.join(".");
  const deep = keys[1] === "actor" || keys[1] === "remote" || keys[1] === "io";
  if (keys.length <= 2) return keys[0] ?? path;
  return keys.slice(0, deep && keys.length > 3 ? 3 : 2).join(".");
}

function rowOf({ path, defaultText, status, note, meaning }: KnownSetting): string {
  const remark = note === "" ? "" : status === "later" ? ` This version does not have ${note}.` : ` ${note}`;
  return `| \`${path}\` | ${defaultText === "" ? "" : `\`${defaultText}\``} | ${status} | ${`${meaning}${remark}`.replaceAll("|", "\\|").replaceAll("<", "&lt;")} |`;
}
