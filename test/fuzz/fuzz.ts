// Feeds streams of bytes, mutated from captured ones, to a listening system in worker processes: `npm run fuzz`. `-- --streams 1000 --first 1`
// feeds others, `-- --seed 17` those of one seed. `-- payloads` passes malformed payloads to the deserializers instead, `-- transports` feeds streams
// to every transport over real sockets.
import { parseArgs } from "node:util";
import { SeedWorker } from "../simulation/seed-worker.ts";
import { FuzzRun } from "./fuzz-run.ts";
import { FuzzTally } from "./fuzz-tally.ts";
import { goldenCorpus } from "./stream-mutator.ts";

const STREAMS_PER_SEED = 250;
const SEEDS_PER_TASK = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    streams: { type: "string", default: "100000" },
    first: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
  },
});

if (process.send !== undefined) serve();
else if (positionals[0] === "payloads") await import("./deserializers.ts");
else if (positionals[0] === "transports") await import("./transports.ts");
else if (positionals.length > 0) throw new Error(`"${positionals[0]}" cannot be fuzzed: leave it out, or write payloads or transports.`);
else await feedAll();

/** A worker: feeds the streams of the seeds it is sent. */
function serve(): void {
  const corpus = goldenCorpus();
  process.on("disconnect", () => process.exit());
  process.on("message", (seeds: readonly number[]) => {
    void (async () => {
      for (const seed of seeds) process.send?.(await FuzzRun.of(seed, STREAMS_PER_SEED, corpus));
    })();
  });
}

async function feedAll(): Promise<void> {
  const started = performance.now();
  const seedCount = values.seed === undefined ? Math.ceil(Number(values.streams) / STREAMS_PER_SEED) : 1;
  const first = Number(values.seed ?? values.first);
  const tasks: number[][] = [];
  for (let at = 0; at < seedCount; at += SEEDS_PER_TASK) {
    tasks.push(Array.from({ length: Math.min(SEEDS_PER_TASK, seedCount - at) }, (_, index) => first + at + index));
  }
  const tally = new FuzzTally();
  const workers = Math.min(Number(values.workers), tasks.length);
  await Promise.all(Array.from({ length: workers }, () => new SeedWorker(import.meta.filename, tasks, tally).ended));
  tally.print(performance.now() - started);
}
