import { buildAkkaNetPrograms, dotnetAvailable } from "../../interop/harness/akka-net-programs.ts";
import { CASES, caseNamed } from "./cases.ts";
import { growthTable, measureGrowth } from "./growth.ts";
import { loadTable, loadTrials, measureLoads } from "./load.ts";
import { Progress } from "./progress.ts";
import { type Row, rowsOf } from "./report.ts";
import { circumstances, type Results } from "./results.ts";
import { runRounds } from "./rounds.ts";
import { tableOf } from "./table.ts";

/** What `--only` may name. */
export const CASE_NAMES: readonly string[] = [...Object.keys(CASES), "load", "growth"];
/** Latencies are medians of few rounds, because each has thousands of messages. */
const LOAD_ROUNDS = 3;

/** Runs the named cases, one after the other, and prints the table of each. */
export async function compare(names: readonly string[], rounds: number): Promise<Results> {
  if (dotnetAvailable()) await buildAkkaNetPrograms();
  else console.error("Without the .NET SDK, nothing is compared with Akka.NET.");
  const cases = names.filter((name) => name in CASES).map(caseNamed);
  const pending = cases.flatMap(({ name, trials }) =>
    trials.flatMap(({ contestant }) => Array<string>(rounds).fill(`${name}, ${contestant}`)),
  );
  const loadRounds = Math.min(rounds, LOAD_ROUNDS);
  if (names.includes("load")) pending.push(...loadTrials(loadRounds));
  if (names.includes("growth")) pending.push("growth");
  const progress = new Progress(pending);
  const rows: Record<string, readonly Row[]> = {};
  const remarks: string[] = [];
  for (const one of cases) {
    const run = await runRounds(one, rounds, progress);
    progress.end();
    rows[one.name] = rowsOf(run.rounds);
    remarks.push(...run.remarks);
    console.log(`\n${tableOf(rows[one.name] ?? [])}`);
    for (const remark of run.remarks) console.log(remark);
  }
  const results: Results = { ...circumstances(), rounds, rows, remarks };
  const load = names.includes("load") ? await measureLoads(loadRounds, progress) : undefined;
  progress.end();
  if (load !== undefined) console.log(`\n${loadTable(load)}`);
  const growth = names.includes("growth") ? await progress.during("growth", "once", measureGrowth) : undefined;
  progress.end();
  if (growth !== undefined) console.log(`\n${growthTable(growth)}`);
  return { ...results, ...(load === undefined ? {} : { load }), ...(growth === undefined ? {} : { growth }) };
}
