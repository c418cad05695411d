// `npm run bench` compares with Akka.NET and others; `npm run bench -- io` runs the program `io.ts`. See README.md. Needs a build.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CASE_NAMES, compare } from "./compare/compare.ts";
import type { Results } from "./compare/results.ts";
import { writeDocs } from "./compare/write-docs.ts";
import { runPrograms } from "./programs.ts";

const [program, ...rest] = process.argv.slice(2);
if (program !== undefined && !program.startsWith("-")) process.exitCode = (await runPrograms(program, rest)) ? 0 : 1;
else await runComparison();

async function runComparison(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: CASE_NAMES.join() },
      rounds: { type: "string", default: "7" },
      json: { type: "string" },
      from: { type: "string" },
      "write-docs": { type: "boolean", default: false },
    },
  });
  const names = values.only.split(",");
  const unknown = names.find((name) => !CASE_NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`No case is named ${unknown}; there are ${CASE_NAMES.join(", ")}.`);
  const results =
    values.from === undefined ? await compare(names, Number(values.rounds)) : (JSON.parse(readFileSync(values.from, "utf8")) as Results);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  if (values["write-docs"]) writeDocs(results);
}
