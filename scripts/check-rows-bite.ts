// Proves that the tests of a row fail when its feature is switched off. Draws rows by seed, changes one place of the source of each, as
// test/row-mutations.ts says, in a copy below build/, and runs the tests that carry the row's id. They must fail, and pass without the change.
//
// npm run rows-bite [-- --seed 7] [-- --count 30] [-- --rows B1,B2]
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type RowMutation, rowMutations } from "../test/row-mutations.ts";
import { repositoryFiles } from "./repository-files.ts";
import { rowTestsIn } from "./row-tests.ts";

const COPY = "build/rows-bite";
const LIMIT_MS = 240_000;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const seed = Number(argument("seed") ?? 20_261);
const wanted = argument("rows")?.split(",");
const drawn = wanted === undefined ? draw(Number(argument("count") ?? 30), seed) : rowMutations.filter(({ row }) => wanted.includes(row));
const files = testFilesByRow();
const problems = rowMutations.flatMap(problemsOf);
let passed = 0;

copySources();
console.log(`seed ${seed}: ${drawn.map(({ row }) => row).join(", ")}`);
const untouched = testsOf(drawn.filter(({ by }) => by !== "types").map(({ row }) => row));
if (untouched.failed > 0 || untouched.passed === 0)
  problems.push(`without a change ${untouched.failed} tests fail, ${untouched.passed} pass`);
if (drawn.some(({ by }) => by === "types") && !typesHold()) problems.push("without a change the types do not hold");
if (problems.length === 0) for (const mutation of drawn) judge(mutation);

console.log();
for (const problem of problems) console.error(problem);
console.log(`${passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 && passed > 0 ? 0 : 1;

function judge(mutation: RowMutation): void {
  const { row, file, find, replace, by } = mutation;
  const path = join(COPY, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  try {
    process.stdout.write(`${row} `);
    if (by === "types" ? !typesHold() : testsOf([row]).failed > 0) passed += 1;
    else problems.push(`${row}: nothing fails when ${file} says ${JSON.stringify(replace)} in place of ${JSON.stringify(find)}`);
  } finally {
    writeFileSync(path, text);
  }
}

/** A mutation must still apply, and its row must have tests. */
function problemsOf({ row, file, find }: RowMutation): readonly string[] {
  const count = existsSync(file) ? readFileSync(file, "utf8").split(find).length - 1 : 0;
  return [
    ...(count === 1 ? [] : [`${row}: ${file} holds ${JSON.stringify(find)} ${count} times, not once: mend test/row-mutations.ts`]),
    ...(files.has(row) ? [] : [`${row} has no tests`]),
  ];
}

/** Runs the tests that carry one of these ids, until one fails: without its feature a test may wait for as long as it may. A run that ends in nothing, by a file that cannot be loaded, has neither passed nor failed. */
function testsOf(rows: readonly string[]): Outcome {
  if (rows.length === 0) return { passed: 1, failed: 0 };
  const report = resolve(COPY, "report.json");
  rmSync(report, { force: true });
  const only = [...new Set(rows.flatMap((row) => [...(files.get(row) ?? [])]))];
  const pattern = `\\[([A-Z]\\d+, ?)*(${rows.join("|")})(, ?[A-Z]\\d+)*\\]`;
  const options = [
    "run",
    "--project",
    "unit",
    "--project",
    "behaviour",
    "-t",
    pattern,
    "--bail=1",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const vitest = resolve("node_modules/vitest/vitest.mjs");
  const said = spawnSync(process.execPath, [vitest, ...options, ...only], { cwd: COPY, timeout: LIMIT_MS, encoding: "utf8" });
  if (!existsSync(report)) {
    console.error(`${rows.join(", ")}: the run ended without a report.\n${said.stdout.slice(-2_000)}\n${said.stderr.slice(-2_000)}`);
    return { passed: 0, failed: 0 };
  }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
}

function typesHold(): boolean {
  const tsc = resolve("node_modules/typescript/bin/tsc");
  return ["src", "tsconfig.test.json"].every(
    (project) => spawnSync(process.execPath, [tsc, "-b", project], { cwd: COPY, stdio: "ignore" }).status === 0,
  );
}

function copySources(): void {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const name of ["src", "test", "scripts", "package.json", "tsconfig.base.json", "tsconfig.test.json", "vitest.config.ts"]) {
    cpSync(name, join(COPY, name), { recursive: true, filter: (source) => !source.endsWith(".tsbuildinfo") });
  }
}

function testFilesByRow(): ReadonlyMap<string, ReadonlySet<string>> {
  const byRow = new Map<string, Set<string>>();
  for (const file of repositoryFiles().filter((name) => /^(src|test)\/.*\.test\.ts$/.test(name))) {
    for (const { rows } of rowTestsIn(file, readFileSync(file, "utf8"))) {
      for (const row of rows) byRow.set(row, (byRow.get(row) ?? new Set()).add(file));
    }
  }
  return byRow;
}

/** `count` different mutations, the same ones for the same seed. */
function draw(count: number, from: number): readonly RowMutation[] {
  const left = [...rowMutations];
  let state = from;
  return Array.from({ length: Math.min(count, left.length) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice(Math.floor((state / 2 ** 32) * left.length), 1)[0] as RowMutation;
  });
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}
