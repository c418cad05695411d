// Runs seeds of random faults in worker processes and counts what they met: `npm run simulate`. `-- --seeds 200 --first 1 --workers 2` runs
// others, `-- --seed 17` one of them, with all that happens in it.
import { parseArgs } from "node:util";
import { simulationLineOf } from "../../src/testkit/index.ts";
import { RandomRun } from "./random-run.ts";
import { RemotingTally } from "./remoting-tally.ts";
import { runSeeds } from "./seed-program.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "10000" },
    first: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
  },
});

await runSeeds(
  {
    file: import.meta.filename,
    seedsPerTask: 20,
    seedsPerRepeat: 50,
    tally: new RemotingTally(),
    run: (seed, onEvent) => RandomRun.of(seed, onEvent && ((event, atMs) => onEvent(simulationLineOf(event), atMs))),
  },
  values,
);
