// Packs the package, installs it into an empty project and uses it there: runs an actor system without and with remoting, looks at
// what each has loaded, and type-checks a program against the packed declarations. Needs a build; fetches nothing.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { declarationsOf, doors } from "./doors.ts";

interface Loaded {
  readonly builtins: readonly string[];
  readonly sources: readonly string[];
}
interface Manifest {
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
  check("exports names exactly the doors", exportsProblems);
  check("every door and its declarations are packed, and the source of the reader of .NET assemblies", packedProblems);
  check("a local system runs and loads neither sockets nor remoting", () => {
    const { builtins, sources } = loadedBy("local.mjs");
    return [...builtins, ...sources.filter((source) => source.startsWith("src/remote/"))].map((name) => `loaded ${name}`);
  });
  check("a system with remoting runs over TCP", () => {
    const { builtins, sources } = loadedBy("remote.mjs");
    const lacking =
      builtins.includes("net") && sources.some((source) => source.startsWith("src/remote/")) ? [] : ["did not load net and src/remote/"];
    return [...lacking, ...builtins.filter((name) => !["net", "dgram"].includes(name)).map((name) => `loaded ${name}`)];
  });
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

/** Unpacks the archive as npm would, and links the dependencies that it names; everything else of this repository is out of reach. */
function install(): void {
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", root], ".");
  const archive = readdirSync(root).find((file) => file.endsWith(".tgz")) ?? "";
  mkdirSync(installed, { recursive: true });
  run("tar", ["-xzf", archive, "--strip-components=1", "-C", installed], root);
  for (const dependency of [...Object.keys(manifest.dependencies), "@types/node"]) {
    mkdirSync(join(root, "node_modules", dependency, ".."), { recursive: true });
    symlinkSync(resolve("node_modules", dependency), join(root, "node_modules", dependency), "dir");
  }
  cpSync("test/packed", root, { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
}

function exportsProblems(): readonly string[] {
  const expected: Record<string, unknown> = {};
  for (const door of doors) {
    if (door.output === "index.browser") continue;
    const browser = door.name === "." ? { browser: "./dist/index.browser.js" } : {};
    expected[door.name] = { types: `./${declarationsOf(door)}`, ...browser, default: `./dist/${door.output}.js` };
  }
  expected["./internal/*"] = null;
  expected["./package.json"] = "./package.json";
  const [want, have] = [JSON.stringify(expected, null, 1), JSON.stringify(manifest.exports, null, 1)];
  return want === have ? [] : [`package.json has ${have}, the doors say ${want}`];
}

function packedProblems(): readonly string[] {
  const files = doors.flatMap((door) => [declarationsOf(door), `dist/${door.output}.js`]);
  const reader = readdirSync("tools/contracts-reader").filter((name) => /\.(cs|csproj)$/.test(name));
  files.push("dist/cli.js", ...reader.map((name) => `tools/contracts-reader/${name}`));
  return files.filter((file) => !existsSync(join(installed, file))).map((file) => `${file} is not in the archive`);
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

/** Runs a command to its end and returns what it printed. Throws with its words when it fails or takes longer than a minute. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 60_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
