// Uses every fenced block of the pages as a reader would. CONTRIBUTING.md, "Code in pages", describes how a block is marked.
//   ts            type-checked and run with the built package; must exit by itself with status 0
//   ts compiled   the same, but translated to JavaScript first, as programs of worker threads must be on Node 20
//   ts no-run     type-checked only
//   ts recipe     left to check-recipes.ts: needs packages that this one does not have
//   hocon         parsed and resolved        json  parsed        sh  every npm command exists and runs in CI
// `console.log(…); // text` in a block that runs states that it prints the text. A comment above a block gives it a name:
//   <!-- example: a -->
//   <!-- example: b, with a -->   runs b while a runs in the background, once the port in a's configuration accepts connections
//   <!-- example: c, after a -->  inserts a before c
// Links between pages, and to other files, must lead somewhere. Every exported value must be mentioned on a page. Log lines that the guide
// explains must be those of the source.
// An argument selects the pages whose paths contain it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { parse } from "../src/hocon/index.ts";
import { type FencedBlock, fencedBlocks } from "./fenced-blocks.ts";
import { commandProblems } from "./known-commands.ts";
import { linesWithoutSource, quotedLines } from "./log-lines.ts";
import { brokenLinks } from "./page-links.ts";
import { repositoryFiles } from "./repository-files.ts";
import { type Program, runProgram, type Service } from "./run-programs.ts";
import { valuesWithoutPage } from "./values-without-page.ts";

const FOLDER = "build/docs-examples";
/** Text, diagrams and other languages are not checked. */
const UNCHECKED = new Set(["", "text", "mermaid", "csharp", "xml", "diff"]);

let passed = 0;
let failed = 0;
const [only = ""] = process.argv.slice(2);
const pages = repositoryFiles().filter((page) => /^(docs\/.*|[A-Z]+)\.md$/.test(page) && page.includes(only));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

const blocks = pages.flatMap((page) => fencedBlocks(page, readFileSync(page, "utf8")));
const typeScript = blocks.filter(({ language, flags }) => language === "ts" && !flags.includes("recipe"));
for (const block of typeScript) writeFileSync(programOf(block), sourceOf(block));
await report(`types of ${typeScript.length} blocks`, typeProblems);
for (const page of pages) {
  const own = typeScript.filter((block) => block.page === page);
  if (own.length > 0 && own.every(isOnlyTyped)) await report(page, () => ["has code, but none of it is run"]);
}
const services = new Set(typeScript.map(serviceFor));
for (const block of typeScript) {
  if (!isOnlyTyped(block) && !services.has(block))
    await report(nameOf(block), () => runProgram(programFrom(block), serviceProgram(serviceFor(block))));
}
for (const block of blocks) {
  if (block.language === "hocon") await report(nameOf(block), () => thrownBy(() => parse(block.text).resolve()));
  else if (block.language === "json") await report(nameOf(block), () => thrownBy(() => JSON.parse(block.text)));
  else if (block.language === "sh") await report(nameOf(block), () => commandProblems(block.text));
  else if (block.language !== "ts" && !UNCHECKED.has(block.language))
    await report(nameOf(block), () => [`nothing checks ${block.language} blocks`]);
}
await report("every exported value is on a page of the guide or the reference", () =>
  valuesWithoutPage(textsOf(/^api\/.*\.md$/), textsOf(/^docs\/(guide|reference)\/.*\.md$/)).map((name) => `no page mentions ${name}`),
);
await report("every log line of the troubleshooting page is written by the source", () =>
  linesWithoutSource(quotedLines(readFileSync("docs/guide/troubleshooting.md", "utf8")), textsOf(/^src\/.*(?<!\.test|\.fixture)\.ts$/)).map(
    (line) => `no source writes ${line}`,
  ),
);
for (const page of repositoryFiles().filter((file) => file.endsWith(".md")))
  await report(`links of ${page}`, () =>
    brokenLinks(page, (path) => (existsSync(path) ? (statSync(path).isDirectory() ? "" : readFileSync(path, "utf8")) : undefined)),
  );
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 && typeScript.length > 0 ? 0 : 1;

async function report(name: string, problemsOf: () => readonly string[] | Promise<readonly string[]>): Promise<void> {
  const problems = await problemsOf();
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}  ${name}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

function textsOf(path: RegExp): readonly string[] {
  return repositoryFiles()
    .filter((file) => path.test(file))
    .map((file) => readFileSync(file, "utf8"));
}

function nameOf({ page, line }: FencedBlock): string {
  return `${page}:${line}`;
}

function isOnlyTyped({ flags }: FencedBlock): boolean {
  return flags.includes("no-run");
}

function programOf({ page, line }: FencedBlock): string {
  return join(FOLDER, `${page.replace(/\.md$/, "").replaceAll("/", "-")}-${line}.ts`);
}

/** The block's text, after the block that it continues. */
function sourceOf(block: FencedBlock): string {
  const earlier = block.predecessor === undefined ? "" : blockNamed(block, block.predecessor).text;
  return `${earlier}${block.text}export {};\n`;
}

function serviceFor(block: FencedBlock): FencedBlock | undefined {
  return block.companion === undefined ? undefined : blockNamed(block, block.companion);
}

function blockNamed(asking: FencedBlock, name: string): FencedBlock {
  const found = typeScript.find((block) => block.page === asking.page && block.name === name);
  if (found === undefined) throw new Error(`${nameOf(asking)}: no block of this page is named ${name}`);
  return found;
}

function programFrom(block: FencedBlock): Program {
  const prints = block.text.matchAll(/console\.log\(.*\);[ \t]*\/\/[ \t]*(.+)$/gm);
  return {
    file: block.flags.includes("compiled") ? compiled(block) : programOf(block),
    prints: Array.from(prints, (match) => match[1] ?? ""),
  };
}

function compiled(block: FencedBlock): string {
  const file = programOf(block).replace(/\.ts$/, ".mjs");
  writeFileSync(file, transformSync(sourceOf(block), { loader: "ts", target: "es2022" }).code);
  return file;
}

function serviceProgram(block: FencedBlock | undefined): Service | undefined {
  if (block === undefined) return undefined;
  const port = Number(/\bport\s*=\s*([1-9]\d*)/.exec(block.text)?.[1]);
  if (Number.isNaN(port)) throw new Error(`${nameOf(block)}: runs in the background, but its configuration has no port`);
  return { ...programFrom(block), port };
}

function typeProblems(): readonly string[] {
  if (typeScript.length === 0) return ["no page has TypeScript: nothing was checked"];
  const compilerOptions = { rootDir: "../..", noUnusedLocals: false };
  const config = { extends: "../../tsconfig.test.json", compilerOptions, include: ["*.ts"], exclude: [], references: [] };
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync("tsc", ["-p", FOLDER], { encoding: "utf8" });
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n");
}

function thrownBy(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [String(error)];
  }
}
