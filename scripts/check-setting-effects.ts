// Every setting with an effect needs a test that sets another value and observes it: `describeSetting("the.key", …)`. Settings without one
// are listed in test/settings-without-effect.txt, which may only become shorter.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { everySetting } from "./reference-texts.ts";

const LIST = "test/settings-without-effect.txt";
const needed = everySetting().filter(({ status }) => status === "implemented" || status === "mapped" || status === "later");
const tested = new Set([...testFiles("src"), ...testFiles("test"), ...testFiles("interop")].flatMap(keysIn));
const excepted = new Set(existsSync(LIST) ? exceptionsIn(readFileSync(LIST, "utf8")) : []);
const known = new Map(needed.map(({ path, status }) => [path, status]));

const problems: string[] = [];
for (const [path, status] of known) {
  if (tested.has(path) || excepted.has(path)) continue;
  const remedy = status === "later" ? "it is tagged @later, so add it to the list" : `write describeSetting(${JSON.stringify(path)}, …)`;
  problems.push(`${path} has no test of its effect: ${remedy}`);
}
for (const path of tested) {
  if (!known.has(path)) problems.push(`${path} has a test, but is not a setting with an effect`);
  else if (excepted.has(path)) problems.push(`${path} has a test: remove it from ${LIST}`);
  else if (known.get(path) === "later") problems.push(`${path} has a test but is still tagged @later`);
}
for (const path of excepted) {
  if (!known.has(path)) problems.push(`${path} is in ${LIST} but is not a setting with an effect: remove it`);
  else if (known.get(path) !== "later" && !tested.has(path))
    problems.push(`${path} has an effect now: test it, and remove it from ${LIST}`);
}
const before = exceptionsBefore();
for (const path of excepted) {
  if (before !== undefined && !before.has(path)) problems.push(`${path} is new in ${LIST}, which may only become shorter`);
}

for (const problem of problems) console.error(problem);
console.log(
  `check-setting-effects: ${needed.length} settings, ${tested.size} with a test, ${excepted.size} excepted, ${problems.length} problems`,
);
process.exitCode = needed.length > 0 && tested.size > 0 && problems.length === 0 ? 0 : 1;

/** Keys in `describeSetting('akka."a.b"', …)` and with the other kinds of quotes. */
function keysIn(file: string): readonly string[] {
  const calls = readFileSync(file, "utf8").matchAll(/\bdescribeSetting\(\s*(["'`])([^\n]*?)\1,/g);
  return Array.from(calls, ([, , key]) => key ?? "");
}

function testFiles(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules")).map((file) => join(folder, file));
}

function exceptionsIn(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** The list as it was last committed; `undefined` if there is no previous version. */
function exceptionsBefore(): ReadonlySet<string> | undefined {
  const { status, stdout } = spawnSync("git", ["show", `HEAD:${LIST}`], { encoding: "utf8" });
  return status === 0 ? new Set(exceptionsIn(stdout)) : undefined;
}
