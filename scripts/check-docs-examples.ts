// Every fenced block of the pages is used as a reader would use it. CONTRIBUTING.md, "Code in pages", says how a block is marked.
//   ts            type-checked and run against the built package: must end by itself with status 0
//   ts no-run     type-checked only
//   hocon         parsed and resolved        json  parsed        sh  every npm command exists and runs in CI
// Options stand in a comment above the block, <!-- run: name=a prints="Hello" -->:
//   name=a        names a block; with=a puts it in front of this one, as if the reader had gone on typing
//   group=a       blocks of one group run together, in the page's order
//   serves=8081   runs in the background: the group's next block starts once the port answers, and this one is stopped at the end
//   prints="…"    the output must contain the text
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "../src/hocon/index.ts";
import { type FencedBlock, fencedBlocks } from "./fenced-blocks.ts";
import { commandProblems } from "./known-commands.ts";
import { runPrograms } from "./run-programs.ts";

const FOLDER = "build/docs-examples";
/** Text, diagrams and other people's languages: nothing to check. */
const UNCHECKED = new Set(["", "text", "mermaid", "csharp", "xml", "diff"]);

let passed = 0;
let failed = 0;
const pages = execFileSync("git", ["ls-files", "*.md"], { encoding: "utf8" })
  .split("\n")
  .filter((page) => /^(docs\/.*|[A-Z]+)\.md$/.test(page));
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
for (const group of groupsOf(typeScript.filter((block) => !isOnlyTyped(block)))) {
  await report(group.map(nameOf).join(" with "), () => runPrograms(group.map((block) => ({ file: programOf(block), options: block.run }))));
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
  const earlier = block.run.get("with");
  if (earlier === undefined) return `${block.text}export {};\n`;
  const named = typeScript.find(({ page, run }) => page === block.page && run.get("name") === earlier);
  if (named === undefined) throw new Error(`${nameOf(block)}: no block of this page is named ${earlier}`);
  return `${named.text}${block.text}export {};\n`;
}

/** Blocks of one page with the same `group` run together, in the page's order; every other block runs alone. */
function groupsOf(runnable: readonly FencedBlock[]): readonly (readonly FencedBlock[])[] {
  const groups = new Map<string, FencedBlock[]>();
  for (const block of runnable) {
    const key = `${block.page}:${block.run.get("group") ?? block.line}`;
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  return [...groups.values()];
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
