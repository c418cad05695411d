// The walls that tsc and oxlint cannot say. A room is a folder with a tsconfig.json; its door is index.ts (src has index.browser.ts too).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { doors } from "./doors.ts";
import { repositoryFiles } from "./repository-files.ts";
import { roomCycles } from "./room-cycles.ts";

/** Rooms that may open a neighbour's second door, `spi.ts`. `src` is the front doors, `cli` composes as they do, `test` crosses rooms. */
const spiReaders = /^(src|test|src\/(serialization|remote|testkit|cli)(\/.*)?)$/;
/** What may look behind a door, and where: captured bytes meet the codec directly, since nothing above it shows a single frame. */
const insiders: readonly (readonly [file: RegExp, target: RegExp])[] = [[/^test\/behaviour\/golden-[\w.-]+\.ts$/, /^src\/remote\/wire\//]];
/** Published doors, among them those of folders that are no rooms of their own. */
const publishedDoors: ReadonlySet<string> = new Set(doors.map(({ source }) => source));
/** Homes and scratch folders of one machine, and hosts that serve packages: neither belongs into a repository. */
const machineNames = [
  /(?<![\w.~-])\/(?:work|home|Users|root|tmp)\/[\w.-]/,
  /\bhttps?:\/\/(?:registry|mirror|proxy|artifactory|nexus|verdaccio)[.:-]/i,
  /"resolved": "https?:/,
  /^\s*(?:@[\w-]+:)?registry\s*=/m,
];
const MAXIMUM_LINES = 400;
const MAXIMUM_LINES_HOT_PATH = 600;
const MAXIMUM_README_LINES = 40;

const problems: string[] = [];
const modules = filesBelow("src", ".ts").filter((file) => !file.endsWith(".d.ts"));
const arrows = new Map<string, Set<string>>();

for (const file of [...modules, ...filesBelow("test", ".ts")]) {
  const text = readFileSync(file, "utf8");
  checkLength(file, text);
  for (const { target, line } of importsOf(file, text)) checkImport(file, target, line);
}
for (const cycle of roomCycles(arrows)) problems.push(`${cycle[0]}: rooms import each other: ${cycle.join(" → ")}`);
for (const room of new Set(modules.map(roomOf))) checkReadme(room);
for (const file of repositoryFiles()) checkMachineNames(file);

for (const problem of problems) console.error(problem);
console.log(`check-rooms: ${modules.length} modules, ${problems.length} problems`);
process.exitCode = modules.length > 0 && problems.length === 0 ? 0 : 1; // a check that inspected nothing must fail

/** The nearest folder with a tsconfig.json; for files outside `src`, their top folder. */
function roomOf(path: string): string {
  if (!path.startsWith("src/")) return path.slice(0, path.indexOf("/"));
  let folder = dirname(path);
  while (folder !== "src" && !existsSync(`${folder}/tsconfig.json`)) folder = dirname(folder);
  return folder;
}

function checkImport(file: string, target: string, line: number): void {
  const room = roomOf(file);
  const targetRoom = roomOf(target);
  const isTest = file.endsWith(".test.ts") || room === "test";
  const isDoor = dirname(target) === targetRoom && /\/index(\.browser)?\.ts$/.test(target);
  const at = `${file}:${line}`;
  if (room === targetRoom) {
    if (isDoor && !isTest) problems.push(`${at}: opens its own door; import the file itself instead of ${target}`);
    return;
  }
  if (!isTest && targetRoom.startsWith("src")) arrows.set(room, (arrows.get(room) ?? new Set()).add(targetRoom));
  if (isDoor || !target.startsWith("src/") || insiders.some(([reader, inside]) => reader.test(file) && inside.test(target))) return;
  if (target === `${targetRoom}/spi.ts`) {
    if (!spiReaders.test(room)) problems.push(`${at}: ${room} may not open ${target}, which is for rooms that extend ${targetRoom}`);
  } else if (!publishedDoors.has(target)) {
    problems.push(`${at}: imports past the door of ${targetRoom}: ${target}`);
  }
}

function checkLength(file: string, text: string): void {
  if (!file.startsWith("src/") || file.endsWith("/reference-conf.ts") || file.includes("/gen/")) return;
  const lines = text.split("\n").length - 1;
  const limit = /^ \* @hotpath\b/m.test(text) ? MAXIMUM_LINES_HOT_PATH : MAXIMUM_LINES;
  if (lines > limit) problems.push(`${file}: ${lines} lines, limit ${limit}; split it by responsibility`);
}

function checkReadme(room: string): void {
  if (room === "src") return; // the front doors only compose
  const readme = `${room}/README.md`;
  if (!existsSync(readme)) problems.push(`${readme} is missing: say the room's job, what it does not do, and the file to read first`);
  else if (readFileSync(readme, "utf8").trimEnd().split("\n").length > MAXIMUM_README_LINES)
    problems.push(`${readme}: more than ${MAXIMUM_README_LINES} lines`);
}

function checkMachineNames(file: string): void {
  const text = readFileSync(file, "latin1");
  for (const pattern of machineNames) {
    const found = pattern.exec(text);
    if (found !== null) problems.push(`${file}:${lineAt(text, found.index)}: names one machine or its package host: ${found[0].trim()}`);
  }
}

function importsOf(file: string, text: string): { readonly target: string; readonly line: number }[] {
  const code = text.replace(/^[ \t]*(?:\/\/|\/?\*).*$/gm, ""); // examples in comments import nothing
  const found = code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g);
  return Array.from(found, (match) => ({ target: join(dirname(file), match[1] ?? ""), line: lineAt(code, match.index) }));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

function filesBelow(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((name) => name.endsWith(extension)).map((name) => join(folder, name));
}
