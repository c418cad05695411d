// Runs clusters with sharded entities in virtual time in worker processes: `npm run simulate -- sharding`. `-- sharding --seeds 10000 --first 1 --nodes 3..10` runs
// others, `-- sharding --seed 17` one of them, with all that happens in it.
import { parseArgs } from "node:util";
import { simulationLineOf } from "../../../src/testkit/index.ts";
import { nodeRangeFrom } from "../node-range.ts";
import { runSeeds } from "../seed-program.ts";
import { ShardingRun } from "./sharding-run.ts";
import { ShardingTally } from "./sharding-tally.ts";

const MOST_NODES = 99;

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
const nodes = nodeRangeFrom(values.nodes, MOST_NODES);
const range = nodes.join("..");

await runSeeds(
  {
    file: import.meta.filename,
    workerArguments: ["--nodes", range],
    seedsPerTask: 10,
    seedsPerRepeat: 50,
    tally: new ShardingTally(`npm run simulate -- sharding --nodes ${range}`),
    run: (seed, onEvent) => ShardingRun.of(seed, nodes, onEvent && ((event, atMs) => onEvent(simulationLineOf(event), atMs))),
  },
  values,
);
