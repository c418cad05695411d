// Runs clusters with sharded entities in virtual time in worker processes: `npm run simulate -- sharding`. `-- sharding --seeds 10000 --first 1 --nodes 3..10` runs
// others, `-- sharding --seed 17` one of them, with all that happens in it.
import { parseArgs } from "node:util";
import { simulationLineOf } from "../../../src/testkit/index.ts";
import { SeedWorker } from "../seed-worker.ts";
import { ShardingRun, type ShardingReport } from "./sharding-run.ts";
import { ShardingTally } from "./sharding-tally.ts";

/** Seeds that a worker gets at once. */
const SEEDS_PER_TASK = 10;
/** Every so many seeds are run a second time, which must do the same. */
const SEEDS_PER_REPEAT = 50;

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "500" },
    first: { type: "string", default: "1" },
    nodes: { type: "string", default: "3..10" },
    workers: { type: "string", default: "2" },
  },
});
const nodes = rangeFrom(values.nodes);

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

async function reportOf(seed: number): Promise<ShardingReport> {
  const report = await ShardingRun.of(seed, nodes);
  if (seed % SEEDS_PER_REPEAT !== 0) return report;
  const { traceHash } = await ShardingRun.of(seed, nodes);
  if (traceHash === report.traceHash) return report;
  return { ...report, problems: [...report.problems, `a second run did something else: ${traceHash} and not ${report.traceHash}`] };
}

async function replay(seed: number): Promise<void> {
  const report = await ShardingRun.of(seed, nodes, (event, atMs) => console.log(`${(atMs / 1000).toFixed(3)} ${simulationLineOf(event)}`));
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
  const range = `${nodes[0]}..${nodes[1]}`;
  const tally = new ShardingTally(`npm run simulate -- sharding --nodes ${range}`);
  const start = (): Promise<void> => new SeedWorker(import.meta.filename, tasks, tally, ["--nodes", range]).ended;
  await Promise.all(Array.from({ length: workers }, start));
  tally.print(performance.now() - started);
}

/** `3..10`, or `5` for exactly five. */
function rangeFrom(text: string): readonly [number, number] {
  const [, fewest = "", most = fewest] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  const range = [Number(fewest), Number(most)] as const;
  if (fewest === "" || range[0] < 2 || range[1] < range[0] || range[1] > 99) {
    throw new RangeError(`--nodes ${text} is not a range of nodes. Write 3..10, or 5.`);
  }
  return range;
}
