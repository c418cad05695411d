// Checks the boundaries that tsc and oxlint cannot express. A module is a folder with a tsconfig.json; its entry point is index.ts
// (src also has index.browser.ts). A module's folders are layers, whose order is in its README.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { entryPoints } from "./entry-points.ts";
import { folderIn, layersIn } from "./folder-layers.ts";
import { hotFileProblems } from "./hot-files.ts";
import { moduleCycles } from "./module-cycles.ts";
import { repositoryFiles } from "./repository-files.ts";

/**
 * Modules that may import `internal.ts` of another one. `src` has the main entry points, `cli` composes systems as they do, `test` spans
 * modules.
 */
const internalReaders =
  /^(src|test|src\/(patterns|serialization|remote|cluster|cluster-tools|distributed-data|sharding|io|reliable-delivery|health|opentelemetry|inspection|testkit|cli)(\/.*)?)$/;
/**
 * Files that may import past an entry point, and from where: captured bytes are tested with the codec directly, because nothing above it
 * exposes single frames; the growth of each parser is measured separately; the
 * registry of transports is not public.
 */
const insiders: readonly (readonly [file: RegExp, target: RegExp])[] = [
  [/^test\/behaviour\/(?:golden-[\w.-]+|hostile-peer\.fixture)\.ts$/, /^src\/(?:remote\/wire|cluster(?:-tools)?|sharding)\//],
  [/^test\/behaviour\/settings\/cluster-[\w.-]+\.ts$/, /^src\/(?:cluster(?:-tools)?|sharding)\//],
  [/^test\/behaviour\/cluster-bad-input\.test\.ts$/, /^src\/cluster\//],
  [/^test\/(?:simulation\/cluster\/[\w.-]+|fuzz\/deserializers|compliance\/serializers\.test)\.ts$/, /^src\/cluster\//],
  [/^test\/simulation\/cluster\/[\w.-]+\.ts$/, /^src\/cluster-tools\/(?:reference\.ts$|singleton\/)/],
  [/^test\/simulation\/sharding\/[\w.-]+\.ts$/, /^src\/sharding\/(?:allocation|core|message|settings)\//],
  [/^test\/compliance\/shard-allocations\.test\.ts$/, /^src\/sharding\/allocation\//],
  [/^test\/growth\/[\w.-]+\.ts$/, /^src\//],
  [/^test\/compliance\/transports\.test\.ts$/, /^src\/(?:built-in-transports|host-from)\.ts$/],
];
/** Published entry points, including those of folders that are not modules. */
const publishedEntryPoints: ReadonlySet<string> = new Set(entryPoints.map(({ source }) => source));
/** Home and temporary folders of a particular machine, and hosts that serve packages: neither belongs in a repository. */
const machineNames = [
  /(?<![\w.~-])\/(?:work|home|Users|root|tmp)\/[\w.-]/,
  /\bhttps?:\/\/(?:registry|mirror|proxy|artifactory|nexus|verdaccio)[.:-]/i,
  /"resolved": "https?:/,
  /^\s*(?:@[\w-]+:)?registry\s*=/m,
];
const MAXIMUM_LINES = 400;
const MAXIMUM_SCRIPTS = 18;
const MAXIMUM_README_LINES = 60;

const problems: string[] = [];
const files = filesBelow("src", ".ts").filter((file) => !file.endsWith(".d.ts"));
const moduleNames = new Set(files.map(moduleOf));
const layers = new Map(Array.from(moduleNames, (module) => [module, layersIn(readmeOf(module))] as const));
const arrows = new Map<string, Set<string>>();

for (const module of moduleNames) {
  checkReadme(module);
  checkLayersListed(module);
}
for (const file of [...files, ...filesBelow("test", ".ts")]) {
  const text = readFileSync(file, "utf8");
  checkLength(file, text);
  checkSpreads(file, text);
  for (const { target, line } of importsOf(file, text)) checkImport(file, target, line);
}
for (const cycle of moduleCycles(arrows)) problems.push(`${cycle[0]}: modules import each other: ${cycle.join(" → ")}`);
for (const file of repositoryFiles()) checkMachineNames(file);

problems.push(...hotFileProblems(files, filesBelow("bench/micro", ".ts")));
checkScripts();

for (const problem of problems) console.error(problem);
console.log(`check-modules: ${files.length} files, ${moduleNames.size} modules, ${problems.length} problems`);
process.exitCode = files.length > 0 && problems.length === 0 ? 0 : 1; // a check that inspected nothing must fail

/** The nearest folder with a tsconfig.json; for files outside `src`, their top folder. */
function moduleOf(path: string): string {
  if (!path.startsWith("src/")) return path.slice(0, path.indexOf("/"));
  let folder = dirname(path);
  while (folder !== "src" && !existsSync(`${folder}/tsconfig.json`)) folder = dirname(folder);
  return folder;
}

function checkImport(file: string, target: string, line: number): void {
  const module = moduleOf(file);
  const targetModule = moduleOf(target);
  const isTest = /\.(test|fixture)\.ts$/.test(file) || module === "test";
  const isEntryPoint = dirname(target) === targetModule && /\/index(\.browser)?\.ts$/.test(target);
  const at = `${file}:${line}`;
  if (module === targetModule) {
    if (isEntryPoint && !isTest) problems.push(`${at}: imports its own entry point; import the file itself instead of ${target}`);
    if (!isTest) checkLayers(module, file, target, at);
    return;
  }
  if (!isTest && targetModule.startsWith("src")) arrows.set(module, (arrows.get(module) ?? new Set()).add(targetModule));
  if (isEntryPoint || !target.startsWith("src/") || insiders.some(([reader, inside]) => reader.test(file) && inside.test(target))) return;
  if (target === `${targetModule}/internal.ts`) {
    if (!internalReaders.test(module))
      problems.push(`${at}: ${module} must not import ${target}, which is for modules that extend ${targetModule}`);
  } else if (!publishedEntryPoints.has(target)) {
    problems.push(`${at}: imports past the entry point of ${targetModule}: ${target}`);
  }
}

/**
 * A file may import its own folder and those below it. Files at the module's root are the top layer, its reference configuration the
 * bottom.
 */
function checkLayers(module: string, file: string, target: string, at: string): void {
  const order = layers.get(module) ?? [];
  if (file.includes("/gen/")) return; // the module that reads generated data defines its type
  const from = folderIn(module, file);
  const to = folderIn(module, target);
  if (from === to || from === "" || /\/reference(-conf)?\.ts$/.test(target)) return;
  if (to === "" || order.indexOf(to) > order.indexOf(from))
    problems.push(
      `${at}: folder ${from} must not import ${to === "" ? "the module's root" : `folder ${to}`}, which is above it in ${module}/README.md`,
    );
}

/** Every folder of a module must be in the list of its README, and the list must contain no others. */
function checkLayersListed(module: string): void {
  if (module === "src") return;
  const folders = new Set(
    files.filter((file) => moduleOf(file) === module && !file.endsWith(".test.ts")).map((file) => folderIn(module, file)),
  );
  for (const ignored of ["", "gen"]) folders.delete(ignored);
  const listed = layers.get(module) ?? [];
  for (const folder of folders)
    if (!listed.includes(folder)) problems.push(`${module}/README.md: folder ${folder} is missing in "Layers, bottom to top: …"`);
  for (const folder of listed)
    if (!folders.has(folder)) problems.push(`${module}/README.md: "Layers, bottom to top" names ${folder}, which does not exist`);
}

function checkLength(file: string, text: string): void {
  if (!file.startsWith("src/") || file.endsWith("/reference-conf.ts") || file.includes("/gen/")) return;
  const lines = text.split("\n").length - 1;
  if (lines > MAXIMUM_LINES) problems.push(`${file}: ${lines} lines, limit ${MAXIMUM_LINES}; split it by responsibility`);
}

/** The scripts for people are few, and CONTRIBUTING explains each; the steps of `check` have a table of their own. */
function checkScripts(): void {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
  const names = Object.keys(scripts).filter((name) => !name.startsWith("check:"));
  const page = readFileSync("CONTRIBUTING.md", "utf8");
  if (names.length > MAXIMUM_SCRIPTS)
    problems.push(`package.json: ${names.length} scripts, limit ${MAXIMUM_SCRIPTS}; make one an argument of another`);
  for (const name of names) {
    if (!page.includes(name === "test" ? "`npm test`" : `\`npm run ${name}\``))
      problems.push(`CONTRIBUTING.md: does not explain npm run ${name}`);
  }
}

/** The arguments of a call are on the stack: spreading a list of about 100 000 elements, which a peer may send, throws a RangeError. */
function checkSpreads(file: string, text: string): void {
  if (!file.startsWith("src/") || file.endsWith(".test.ts") || file.endsWith(".fixture.ts")) return;
  for (const [index, line] of text.split("\n").entries()) {
    if (!/\.(?:push|unshift|splice|concat|of|fromCharCode|fromCodePoint|min|max)\((?:[^(){}]*, )?\.\.\./.test(line)) continue;
    if (!line.includes("// spreads at most ")) problems.push(`${file}:${index + 1}: spreads a list into a call; use a loop`);
  }
}

function checkReadme(module: string): void {
  if (module === "src") return; // the main entry points only compose
  const readme = `${module}/README.md`;
  const text = readmeOf(module);
  if (text === "") problems.push(`${readme} is missing. Describe the module's job, what it does not do, and the file to read first`);
  else if (text.trimEnd().split("\n").length > MAXIMUM_README_LINES) problems.push(`${readme}: more than ${MAXIMUM_README_LINES} lines`);
}

function readmeOf(module: string): string {
  return existsSync(`${module}/README.md`) ? readFileSync(`${module}/README.md`, "utf8") : "";
}

function checkMachineNames(file: string): void {
  const text = readFileSync(file, "latin1");
  for (const pattern of machineNames) {
    const found = pattern.exec(text);
    if (found !== null)
      problems.push(`${file}:${lineAt(text, found.index)}: refers to a particular machine or its package host: ${found[0].trim()}`);
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
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return found.filter((name) => name.endsWith(extension)).map((name) => join(folder, name));
}
