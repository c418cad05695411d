// `npm run bench` compares with Akka.NET and others; `npm run bench -- io` runs the program `io.ts`. See README.md. Needs a build.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CASES } from "./compare/cases.ts";
import { compare } from "./compare/compare.ts";
import { runPrograms } from "./programs.ts";

const { positionals, tokens, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  tokens: true,
  options: {
    only: { type: "string" },
    rounds: { type: "string" },
    json: { type: "string" },
  },
});
const [program] = positionals;
if (program !== undefined) {
  // What stands after the name of a program is for the program.
  const position = tokens.find((token) => token.kind === "positional")?.index ?? 0;
  process.exitCode = (await runPrograms(program, process.argv.slice(position + 3))) ? 0 : 1;
} else {
  const names = typeof values.only === "string" ? values.only.split(",") : Object.keys(CASES);
  const unknown = names.find((name) => !(name in CASES));
  if (unknown !== undefined) throw new Error(`No case is named ${unknown}; there are ${Object.keys(CASES).join(", ")}.`);
  const results = await compare(names, Number(values.rounds ?? 7));
  if (typeof values.json === "string") writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}
