// Runs seeds of random faults in worker processes and counts what they met: `npm run simulate`. `-- --seeds 200 --first 1 --workers 2` runs
// others, `-- --seed 17` one of them, with all that happens in it.
import { parseArgs } from "node:util";
import { simulationLineOf } from "../../src/testkit/index.ts";
import { RandomRun, type RunReport } from "./random-run.ts";
import { SeedTally } from "./seed-tally.ts";
import { SeedWorker } from "./seed-worker.ts";

/** Seeds that a worker gets at once. */
const SEEDS_PER_TASK = 20;
/** Every so many seeds are run a second time, which must do the same. */
const SEEDS_PER_REPEAT = 50;
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "10000" },
    first: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
  },
});

if (process.send !== undefined) serve();
else if (values.seed !== undefined) await replay(Number(values.seed));
else await runAll(Number(values.first), Number(values.seeds), Number(values.workers));

/** A worker: runs the seeds it is sent. */
function serve(): void {
  process.on("disconnect", () => process.exit());
  process.on("message", (seeds: readonly number[]) => {
    void (async () => {
      for (const seed of seeds) process.send?.(await reportOf(seed));
    })();
  });
}

async function reportOf(seed: number): Promise<RunReport> {
  const report = await RandomRun.of(seed);
  if (seed % SEEDS_PER_REPEAT !== 0) return report;
  const { traceHash } = await RandomRun.of(seed);
  if (traceHash === report.traceHash) return report;
  return { ...report, problems: [...report.problems, `a second run did something else: ${traceHash} and not ${report.traceHash}`] };
}

async function replay(seed: number): Promise<void> {
  const report = await RandomRun.of(seed, (event, atMs) => console.log(`${atMs.toFixed(2)} ${simulationLineOf(event)}`));
  for (const problem of report.problems) console.log(`PROBLEM ${problem}`);
  console.log(`seed ${seed}, ${report.plan}, met ${report.met.join(", ") || "nothing"}, trace ${report.traceHash}`);
  const failed = report.problems.length > 0 ? 1 : 0;
  console.log(`${1 - failed} passed, ${failed} failed`);
  process.exitCode = failed;
}

async function runAll(first: number, count: number, workers: number): Promise<void> {
  const started = performance.now();
  const tasks: number[][] = [];
  for (let at = 0; at < count; at += SEEDS_PER_TASK) {
    tasks.push(Array.from({ length: Math.min(SEEDS_PER_TASK, count - at) }, (_, index) => first + at + index));
  }
  tasks.reverse();
  const tally = new SeedTally();
  await Promise.all(Array.from({ length: workers }, () => new SeedWorker(import.meta.filename, tasks, tally).ended));
  tally.print(performance.now() - started);
}
