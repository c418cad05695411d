// Follows the recipes of the guide with the tools themselves, in projects that have the packed package: Jest in projects of both kinds of modules, containers
// for dependency injection, fastify beside actors, and what each version of TypeScript and kind of resolution says to a program. Needs a build, and `npm ci --prefix tools/recipes`.
import { type SpawnOptions, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fencedBlocks } from "./fenced-blocks.ts";
import { installPacked } from "./install-packed.ts";

const TOOLS = "tools/recipes/node_modules";
const ESM = '{ "private": true, "type": "module" }';
const COMMON_JS = '{ "private": true }';
const BASE = { target: "es2022", lib: ["es2023", "esnext.disposable"], strict: true } as const;
/** The settings that both recipes for Jest need. */
const JEST_OPTIONS = { ...BASE, module: "nodenext", isolatedModules: true, types: ["jest", "node"] } as const;
const STATIC = 'import { ActorSystem } from "ritsem";\nvoid ActorSystem.create("a").then((system) => system.terminate());\n';
const DYNAMIC = `async function main(): Promise<void> {
  const { ActorSystem } = await import("ritsem");
  await (await ActorSystem.create("a")).terminate();
  console.log("it runs");
}
void main();
`;
const test = (expected: string): string => `import { Actor, Props } from "ritsem";
import { TestKit } from "ritsem/testkit";

class Greeter extends Actor<string> {
  override receive(name: string): void {
    this.sender.tell(\`Hello, \${name}\`);
  }
}

test("a greeter greets by name", async () => {
  await using kit = await TestKit.create();
  const probe = kit.createProbe();
  probe.send(kit.system.actorOf(Props.create(Greeter)), "world");
  await probe.expectMsg(${JSON.stringify(expected)});
});
`;

const root = mkdtempSync(join(tmpdir(), "ritsem-recipes-"));
let passed = 0;
let failed = 0;
let projects = 0;
try {
  installPacked(root, {
    commander: "node_modules/commander",
    "@types/node": "node_modules/@types/node",
    "@types/jest": `${TOOLS}/@types/jest`,
    "ts-jest": `${TOOLS}/ts-jest`,
    typescript: `${TOOLS}/typescript`,
    awilix: `${TOOLS}/awilix`,
    "reflect-metadata": `${TOOLS}/reflect-metadata`,
    tsyringe: `${TOOLS}/tsyringe`,
    fastify: `${TOOLS}/fastify`,
  });
  const [inEsm = "", inCommonJs = ""] = jestConfigs();
  jest("Jest runs a test in a project of ES modules", ESM, { "jest.config.cjs": inEsm, "a.test.ts": test("Hello, world") }, 0, /1 passed/);
  jest(
    "Jest reports an expectation that is not met",
    ESM,
    { "jest.config.cjs": inEsm, "a.test.ts": test("Hello") },
    1,
    /ExpectationError[^]*Hello, world/,
  );
  jest(
    "Jest runs a test in a CommonJS project",
    COMMON_JS,
    { "jest.config.cjs": inCommonJs, "a.test.mts": test("Hello, world") },
    0,
    /1 passed/,
  );
  types("nodenext reads an import in a CommonJS file", "typescript", { module: "nodenext" }, { "a.ts": STATIC });
  types("node20 does, too", "typescript", { module: "node20" }, { "a.ts": STATIC });
  for (const module of ["node16", "node18"]) {
    types(`${module} reports an import in a CommonJS file`, "typescript", { module }, { "a.ts": STATIC }, /error TS1479/);
    types(`${module} reads it in a file .mts`, "typescript", { module }, { "a.mts": STATIC });
  }
  types(
    "node16 reads and runs a dynamic import in a CommonJS file",
    "typescript",
    { module: "node16" },
    { "a.ts": DYNAMIC },
    undefined,
    "a.js",
  );
  types(
    "node10 reports that it does not know the package",
    "typescript",
    { module: "commonjs", moduleResolution: "node10" },
    { "a.ts": STATIC },
    /error TS2307/,
  );
  const old = { module: "nodenext" } as const;
  const [forAwilix = "", forTsyringe = "", forBoth = ""] = recipesIn("docs/guide/dependency-injection.md");
  const [forRoute = "", forEvents = ""] = recipesIn("docs/guide/client-server.md");
  const ends = /40\ndatabase closed/;
  types("awilix makes an actor and ends its scope", "typescript", old, { "a.mts": forAwilix }, undefined, "a.mjs", ends);
  types("tsyringe makes an actor and ends its scope", "typescript", old, { "a.mts": forTsyringe }, undefined, "a.mjs", ends);
  types("resolvers for both keep their promises", "typescript", old, { "a.mts": forBoth }, undefined, "a.mjs", /D4[^\n]*: kept by both/);
  const cancelled = /\{"item":"tea","price":3\}\nthe client has gone\nthe ask has ended: AbortError/;
  types("a route of fastify asks an actor, until the client goes", "typescript", old, { "a.mts": forRoute }, undefined, "a.mjs", cancelled);
  const events = /data: welcome\ndata: it works\nnobody listens/;
  types("an actor sends events through fastify", "typescript", old, { "a.mts": forEvents }, undefined, "a.mjs", events);
  types("TypeScript 5.3 reports NoInfer", "typescript-5.3", old, { "a.mts": STATIC }, /Cannot find name 'NoInfer'/);
  types("TypeScript 5.3 reads the types with skipLibCheck", "typescript-5.3", { ...old, skipLibCheck: true }, { "a.mts": STATIC });
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** The configurations for Jest in the page, in this order: for ES modules, for CommonJS. */
function jestConfigs(): readonly string[] {
  const page = "docs/guide/testing.md";
  return fencedBlocks(page, readFileSync(page, "utf8"))
    .filter(({ text }) => text.startsWith("module.exports"))
    .map(({ text }) => text);
}

/** The programs of a page that need packages, in its order. */
function recipesIn(page: string): readonly string[] {
  return fencedBlocks(page, readFileSync(page, "utf8"))
    .filter(({ flags }) => flags.includes("recipe"))
    .map(({ text }) => text);
}

function jest(name: string, manifest: string, files: Readonly<Record<string, string>>, status: number, output: RegExp): void {
  const folder = project({ ...files, "package.json": manifest, "tsconfig.json": JSON.stringify({ compilerOptions: JEST_OPTIONS }) });
  const env = { ...process.env, NODE_OPTIONS: "--experimental-vm-modules", CI: "true" };
  expectRun(name, [resolve(TOOLS, "jest/bin/jest.js")], status, output, { cwd: folder, env });
}

/** Compiles `files` and expects no error, or `complaint`. What is named by `program` is then run, and prints `prints`. */
function types(
  name: string,
  compiler: string,
  options: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
  complaint?: RegExp,
  program?: string,
  prints = /it runs/,
): void {
  const compilerOptions = { ...BASE, types: ["node"], noEmit: program === undefined, ...options };
  const folder = project({
    ...files,
    "package.json": COMMON_JS,
    "tsconfig.json": JSON.stringify({ compilerOptions, files: Object.keys(files) }),
  });
  const status = complaint === undefined ? 0 : 2;
  expectRun(
    name,
    [`${TOOLS}/${compiler}/bin/tsc`, "-p", folder],
    program === undefined && complaint !== undefined ? undefined : status,
    complaint,
  );
  if (program !== undefined) expectRun(`${name}: the program`, [join(folder, program)], 0, prints);
}

function project(files: Readonly<Record<string, string>>): string {
  const folder = join(root, `project-${(projects += 1)}`);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** Runs Node with `args`. `status` undefined: any but 0. */
function expectRun(name: string, args: readonly string[], status: number | undefined, output?: RegExp, where: SpawnOptions = {}): void {
  const run = spawnSync(process.execPath, args, { ...where, encoding: "utf8", timeout: 300_000 });
  const text = `${run.stdout}${run.stderr}`;
  const isExpected = (status === undefined ? run.status !== 0 : run.status === status) && (output?.test(text) ?? true);
  if (isExpected) passed += 1;
  else failed += 1;
  console.log(`${isExpected ? "ok" : "FAILED"}  ${name}`);
  if (!isExpected) console.log(`  ended with ${run.status}:\n${text}`);
}
