// Runs clusters in virtual time in worker processes: `npm run simulate -- cluster`. `-- cluster --seeds 10000 --first 1 --nodes 3..30` runs others,
// `-- cluster --seed 17` one of them, with all that happens in it.
import { parseArgs } from "node:util";
import { nodeRangeFrom } from "../node-range.ts";
import { runSeeds } from "../seed-program.ts";
import { ClusterRun } from "./cluster-run.ts";
import { ClusterTally } from "./cluster-tally.ts";

const MOST_NODES = 999;

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1000" },
    first: { type: "string", default: "1" },
    nodes: { type: "string", default: "3..10" },
    workers: { type: "string", default: "2" },
  },
});
const nodes = nodeRangeFrom(values.nodes, MOST_NODES);
const range = nodes.join("..");

await runSeeds(
  {
    file: import.meta.filename,
    workerArguments: ["--nodes", range],
    seedsPerTask: 10,
    seedsPerRepeat: 25,
    tally: new ClusterTally(`npm run simulate -- cluster --nodes ${range}`),
    run: (seed, onEvent) => ClusterRun.of(seed, nodes, onEvent),
  },
  values,
);
