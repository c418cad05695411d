// Whether every parser that sees bytes or text of a peer costs time and memory in proportion to them: each of its worst inputs, and inputs two, four and eight
// times as large. A case fails when two doublings in a row cost more than 2.5 times as much, and do so whenever it is measured again.
// Run by `npm run growth`, which measures in a process of its own. `-- NAME`: only cases whose names contain it.
import { functionsEnteredBy } from "./entered-functions.ts";
import { tried, type GrowthCase } from "./growth-case.ts";
import { hoconCases } from "./hocon-cases.ts";
import { jsonCases } from "./json-cases.ts";
import { excessOf, type Growth, growthOf } from "./measure.ts";
import { problemsOf } from "./parsers.ts";
import { textCases } from "./text-cases.ts";
import { wireCases } from "./wire-cases.ts";

/** A case that looks above linear is measured again so often: the host's memory makes large inputs slow at times, a parser always. Count. */
const MOST_REPETITIONS = 3;
const wanted = process.argv[2];
const cases: readonly GrowthCase[] = [...textCases, ...jsonCases, ...wireCases, ...hoconCases].filter(
  ({ name }) => wanted === undefined || name.includes(wanted),
);
const problems: string[] = [];

if (wanted === undefined) {
  const entered = await functionsEnteredBy(() => {
    for (const { make, run } of cases) for (const size of [64, 1024]) tried(() => run(make(size) as never));
  });
  for (const problem of problemsOf(entered)) problems.push(problem);
}

let linear = 0;
for (const growthCase of cases) {
  let growth = growthOf(growthCase);
  for (let again = 0; again < MOST_REPETITIONS && excessOf(growth) !== undefined; again += 1) growth = growthOf(growthCase);
  const excess = excessOf(growth);
  if (excess === undefined) linear += 1;
  else problems.push(`${growthCase.name}, from ${growth.size} on: ${excess}`);
  if (wanted !== undefined) console.log(`${growthCase.name}: ${textOf(growth)}`);
}

for (const problem of problems) console.error(problem);
console.log(`${linear} passed, ${problems.length} failed`);
process.exitCode = linear > 0 && problems.length === 0 ? 0 : 1;

function textOf({ size, milliseconds, bytes }: Growth): string {
  const memory = bytes === undefined ? "" : `; ${bytes.map((value) => Math.round(value / 1000)).join(", ")} kB`;
  return `${size} and up: ${milliseconds.map((value) => value.toFixed(2)).join(", ")} ms${memory}`;
}
