// Every cell of interop/combinations.md must name a test that exists, or give a reason why there is none. The format is described there.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

interface CollectedTest {
  readonly name: string;
  readonly file: string;
}

const TABLE = "interop/combinations.md";
const SHORTEST_REASON = 15;

const tests = JSON.parse(
  execFileSync("node_modules/.bin/vitest", ["list", "--json", "--project", "interop"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "ignore"],
  }),
) as readonly CollectedTest[];

let combinations: readonly (readonly string[])[] = [];
let cells = 0;
let reasons = 0;
const problems: string[] = [];
for (const line of readFileSync(TABLE, "utf8").split("\n")) {
  if (!line.startsWith("|") || line.startsWith("|-")) continue;
  const [scenario = "", ...row] = line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (row.every((cell) => cell.includes("→"))) {
    combinations = row.map((cell) => cell.split("→").map((runtime) => runtime.trim()));
    continue;
  }
  if (row.length !== combinations.length) problems.push(`${scenario}: ${row.length} cells under ${combinations.length} combinations`);
  for (const [index, cell] of row.entries()) {
    cells += 1;
    if (cell.startsWith("–")) {
      reasons += 1;
      if (cell.length < SHORTEST_REASON) problems.push(`${scenario}, ${combinations[index]?.join(" → ")}: "${cell}" is not a reason`);
    } else if (!tests.some((test) => isMeant(test, cell, scenario, combinations[index] ?? []))) {
      problems.push(`${scenario}, ${combinations[index]?.join(" → ")}: no test in ${cell} has that name`);
    }
  }
}
for (const problem of problems) console.error(`${TABLE}: ${problem}`);
console.log(`check-combinations: ${cells} cells, ${cells - reasons} with tests, ${reasons} with reasons, ${problems.length} problems`);
process.exitCode = problems.length === 0 && cells > 0 ? 0 : 1;

function isMeant({ name, file }: CollectedTest, cell: string, scenario: string, [first = "", second = ""]: readonly string[]): boolean {
  const [, wanted = "", quoted] = /^(\S+)(?: "(.+)")?$/.exec(cell) ?? [];
  const words = quoted ?? scenario.replaceAll("{1}", first).replaceAll("{2}", second);
  return basename(file) === `${wanted}.test.ts` && name.includes(words);
}
