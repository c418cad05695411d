// Every fenced block of the pages is used as a reader would use it. CONTRIBUTING.md, "Code in pages", says how a block is marked.
//   ts            type-checked and run against the built package: must end by itself with status 0
//   ts no-run     type-checked only
//   hocon         parsed and resolved        json  parsed        sh  every npm command exists and runs in CI
// `console.log(…); // text` in a block that runs means that it prints the text. A comment above a block names it, <!-- example: a -->;
// <!-- example: b, with a -->   runs b while a runs in the background, from the moment that the port in a's configuration answers
// <!-- example: c, after a -->  puts a in front of c, as if the reader had gone on typing
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "../src/hocon/index.ts";
import { type FencedBlock, fencedBlocks } from "./fenced-blocks.ts";
import { commandProblems } from "./known-commands.ts";
import { repositoryFiles } from "./repository-files.ts";
import { type Program, runProgram, type Service } from "./run-programs.ts";

const FOLDER = "build/docs-examples";
/** Text, diagrams and other people's languages: nothing to check. */
const UNCHECKED = new Set(["", "text", "mermaid", "csharp", "xml", "diff"]);

let passed = 0;
let failed = 0;
const pages = repositoryFiles().filter((page) => /^(docs\/.*|[A-Z]+)\.md$/.test(page));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

const blocks = pages.flatMap((page) => fencedBlocks(page, readFileSync(page, "utf8")));
const typeScript = blocks.filter(({ language }) => language === "ts");
for (const block of typeScript) writeFileSync(programOf(block), sourceOf(block));
await report(`types of ${typeScript.length} blocks`, typeProblems);
for (const page of pages) {
  const own = typeScript.filter((block) => block.page === page);
  if (own.length > 0 && own.every(isOnlyTyped)) await report(page, () => ["has code, and none of it is run"]);
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
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 && typeScript.length > 0 ? 0 : 1;

async function report(name: string, problemsOf: () => readonly string[] | Promise<readonly string[]>): Promise<void> {
  const problems = await problemsOf();
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}  ${name}`);
  for (const problem of problems) console.log(`  ${problem}`);
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

/** The block's text, with the block that it continues in front. */
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
  return { file: programOf(block), prints: Array.from(prints, (match) => match[1] ?? "") };
}

function serviceProgram(block: FencedBlock | undefined): Service | undefined {
  if (block === undefined) return undefined;
  const port = Number(/\bport\s*=\s*([1-9]\d*)/.exec(block.text)?.[1]);
  if (Number.isNaN(port)) throw new Error(`${nameOf(block)}: runs in the background, but its configuration names no port`);
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
