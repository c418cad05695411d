// Packs the package, installs it into an empty project and uses it there: runs an actor system without and with remoting, checks what
// each has loaded, follows the links of the packed pages, and type-checks a program against the packed declarations. Needs a build;
// fetches nothing.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installPacked, run } from "./install-packed.ts";
import { declarationsOf, entryPoints } from "./entry-points.ts";
import { brokenLinks } from "./page-links.ts";

interface Loaded {
  readonly builtins: readonly string[];
  readonly sources: readonly string[];
}
interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Two kinds of consumers: a program for Node, and one for a bundler that knows browsers. */
const consumers = {
  nodenext: { module: "nodenext", lib: ["es2023", "esnext.disposable"], types: ["node"] },
  bundler: { module: "esnext", lib: ["es2023", "esnext.disposable", "dom"], types: [] },
} as const;
const root = mkdtempSync(join(tmpdir(), "ritsem-packed-"));
const installed = join(root, "node_modules/ritsem");
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
let passed = 0;
let failed = 0;
try {
  install();
  check("exports names exactly the entry points", exportsProblems);
  check("every entry point and its declarations are packed, and the source of the reader of .NET assemblies", packedProblems);
  check("no install script is packed, so npm warns of none", installScripts);
  check("links of packed pages lead to packed pages", linkProblems);
  check("a local system runs and loads neither sockets nor remoting", () => {
    const { builtins, sources } = loadedBy("local.mjs");
    return [...builtins, ...sources.filter((source) => /^src\/(remote|io)\//.test(source))].map((name) => `loaded ${name}`);
  });
  check("a system with remoting runs over TCP", () => {
    const { builtins, sources } = loadedBy("remote.mjs");
    const lacking =
      builtins.includes("net") && sources.some((source) => source.startsWith("src/remote/")) ? [] : ["did not load net and src/remote/"];
    const others = sources.filter((source) => /^src\/remote\/transport\/(websocket|worker|udp)\/(?!settings\/)/.test(source));
    return [...lacking, ...[...builtins.filter((name) => !["net", "dgram"].includes(name)), ...others].map((name) => `loaded ${name}`)];
  });
  check("exported classes have the names that they are exported by", () =>
    run(process.execPath, ["names.mjs"], root).split("\n").filter(Boolean),
  );
  for (const resolution of ["nodenext", "bundler"] as const) {
    check(`TypeScript reads the types with moduleResolution ${resolution}`, () => typeProblems(resolution));
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function check(name: string, problemsOf: () => readonly string[]): void {
  let problems: readonly string[];
  try {
    problems = problemsOf();
  } catch (error) {
    problems = [String(error)];
  }
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}  ${name}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

function install(): void {
  const names = [...Object.keys(manifest.dependencies), "@types/node"];
  installPacked(root, Object.fromEntries(names.map((name) => [name, `node_modules/${name}`])));
  cpSync("test/packed", root, { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
}

function exportsProblems(): readonly string[] {
  const expected: Record<string, unknown> = {};
  for (const entryPoint of entryPoints) {
    if (entryPoint.output === "index.browser") continue;
    const browser = entryPoint.name === "." ? { browser: "./dist/index.browser.js" } : {};
    expected[entryPoint.name] = { types: `./${declarationsOf(entryPoint)}`, ...browser, default: `./dist/${entryPoint.output}.js` };
  }
  expected["./internal/*"] = null;
  expected["./package.json"] = "./package.json";
  const [want, have] = [JSON.stringify(expected, null, 1), JSON.stringify(manifest.exports, null, 1)];
  return want === have ? [] : [`package.json has ${have}, the entry points require ${want}`];
}

function packedProblems(): readonly string[] {
  const files = entryPoints.flatMap((entryPoint) => [declarationsOf(entryPoint), `dist/${entryPoint.output}.js`]);
  const reader = readdirSync("tools/contracts-reader").filter((name) => /\.(cs|csproj)$/.test(name));
  files.push("dist/cli.js", ...reader.map((name) => `tools/contracts-reader/${name}`));
  return files.filter((file) => !existsSync(join(installed, file))).map((file) => `${file} is not in the archive`);
}

function installScripts(): readonly string[] {
  return ["preinstall", "install", "postinstall", "prepare"]
    .filter((name) => name in manifest.scripts)
    .map((name) => `package.json has ${name}`);
}

/** The README also refers to files of the repository: package sites resolve such links there. */
function linkProblems(): readonly string[] {
  const pages = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  return pages.flatMap((page) => {
    const folder = page === "README.md" ? "." : installed;
    return brokenLinks(page, (path) => textBelow(folder, path)).map((problem) => `${page} ${problem}`);
  });
}

/** The text of a file, or an empty one for a folder; undefined if there is neither. */
function textBelow(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  if (!existsSync(file)) return undefined;
  return statSync(file).isDirectory() ? "" : readFileSync(file, "utf8");
}

function loadedBy(program: string): Loaded {
  const line = run(process.execPath, [program], root).trim().split("\n").at(-1) ?? "";
  return JSON.parse(line) as Loaded;
}

function typeProblems(moduleResolution: keyof typeof consumers): readonly string[] {
  const compilerOptions = { ...consumers[moduleResolution], moduleResolution, target: "es2022", strict: true, noEmit: true };
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  run(resolve("node_modules/.bin/tsc"), ["-p", "."], root);
  return [];
}
