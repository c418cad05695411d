// Tests every boundary: copies the sources into a temporary folder, plants one violation at a time, runs the tool that enforces the
// boundary, and expects its complaint about the planted file. A boundary whose violation is not reported fails.
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { plantedCases, type PlantedCase } from "./planted-cases.ts";

const COPIED = ["src", "scripts", "package.json", "CONTRIBUTING.md", "tsconfig.base.json", ".oxlintrc.json", "test", "bench/micro"];
const folder = mkdtempSync(join(tmpdir(), "ritsem-planted-"));
let passed = 0;
let failed = 0;
try {
  for (const name of COPIED) {
    if (existsSync(name)) cpSync(name, join(folder, name), { recursive: true, filter: (path) => !/(^|\/)(fixtures|golden)$/.test(path) });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  for (const planted of plantedCases) await check(planted);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function check(planted: PlantedCase): Promise<void> {
  const undo = Object.entries(planted.files).map(([file, text]) => plant(join(folder, file), text));
  const before = Date.now();
  const { status, output } = await run(planted.command);
  for (const restore of undo) restore();
  const caught = status !== 0 && planted.complaint.test(output);
  if (caught) passed += 1;
  else failed += 1;
  console.log(`${caught ? "caught" : "MISSED"}  ${planted.name}  (${Date.now() - before} ms)`);
  if (!caught) console.log(`  expected ${planted.complaint} and a failure; status ${status}, the tool said:\n${output.slice(0, 3000)}`);
}

/** Writes a file, or appends to it if the text starts with `+`. Returns a function that restores the previous state. */
function plant(path: string, text: string): () => void {
  const old = existsSync(path) ? readFileSync(path) : undefined;
  mkdirSync(dirname(path), { recursive: true });
  if (text.startsWith("+")) appendFileSync(path, text.slice(1));
  else writeFileSync(path, text);
  return () => (old === undefined ? rmSync(path) : writeFileSync(path, old));
}

function run([command = "", ...args]: readonly string[]): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((done, fail) => {
    const env = { ...process.env, PATH: `${resolve("node_modules/.bin")}:${process.env["PATH"]}`, NO_COLOR: "1" };
    const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", fail);
    child.once("close", (status) => done({ status, output }));
  });
}
