import { buildAkkaNetPrograms, dotnetAvailable } from "../../interop/harness/akka-net-programs.ts";
import { caseNamed } from "./cases.ts";
import { Progress } from "./progress.ts";
import { type Row, rowsOf } from "./report.ts";
import { circumstances, type Results } from "./results.ts";
import { runRounds } from "./rounds.ts";
import { tableOf } from "./table.ts";

/** Runs the named cases, one after the other, and prints the table of each. */
export async function compare(names: readonly string[], rounds: number): Promise<Results> {
  if (dotnetAvailable()) await buildAkkaNetPrograms();
  else console.error("Without the .NET SDK, nothing is compared with Akka.NET.");
  const cases = names.map(caseNamed);
  const pending = cases.flatMap(({ name, trials }) =>
    trials.flatMap(({ contestant }) => Array<string>(rounds).fill(`${name}, ${contestant}`)),
  );
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
  return { ...circumstances(), rounds, rows, remarks };
}
