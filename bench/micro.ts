// Each file marked `@hotpath` against a plain implementation of the same: processor time of an operation, in turns, in one process for each
// case, because what the engine learns in one would change the other. See README.md. `--only NAME` measures the cases whose names contain it.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { microCases } from "./micro/cases.ts";
import { elsewhere } from "./micro/elsewhere.ts";
import { measure } from "./micro/measure.ts";

const { values } = parseArgs({ options: { only: { type: "string", default: "" }, rounds: { type: "string", default: "11" } } });
const single = microCases[values.only];
if (single !== undefined) await print(values.only, single, Number(values.rounds));
else runAll(Object.keys(microCases).filter((name) => name.includes(values.only)));

function runAll(names: readonly string[]): void {
  if (names.length === 0) throw new Error(`No case has "${values.only}" in its name; there are ${Object.keys(microCases).join(", ")}.`);
  console.log(row("case", "hot", "plain", "ratio (range)", "plainly"));
  let failed = 0;
  for (const name of names) {
    const args = [...process.execArgv, import.meta.filename, "--only", name, "--rounds", values.rounds];
    if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0) failed += 1;
  }
  if (values.only === "") for (const [file, where] of Object.entries(elsewhere)) console.log(`${file}: ${where}`);
  if (failed > 0) process.exitCode = 1;
}

async function print(name: string, makeCase: (typeof microCases)[string], rounds: number): Promise<void> {
  const micro = await makeCase();
  const { hotNs, plainNs, ratio, lowest, highest } = await measure(micro, rounds);
  const range = `${ratio.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`;
  await micro.end?.();
  console.log(row(name, `${hotNs.toFixed(1)} ns`, `${plainNs.toFixed(1)} ns`, range, micro.plainly));
}

function row(name: string, hot: string, plain: string, ratio: string, plainly: string): string {
  return `${name.padEnd(22)} ${hot.padStart(10)} ${plain.padStart(10)}  ${ratio.padEnd(24)} ${plainly}`;
}
