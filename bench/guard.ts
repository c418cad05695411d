// Remote ping-pong of this commit and of an older one, in turns. Fails only if this one is clearly slower. See README.md.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run, runPair } from "./compare/command.ts";
import { median } from "./compare/statistics.ts";
import { amount, markdownTable } from "./compare/table.ts";
import { buildAt, olderCommit } from "./guard/older-commit.ts";

/** Below, this commit is clearly slower. A machine that others use too moves single rounds by more than what lies above. */
const LOWEST_RATIO = 0.8;
const POINTS = "1,10,30";
const ROOT = join(import.meta.dirname, "..");

const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" }, total: { type: "string", default: "150000" } } });
const rounds = Number(values.rounds);
const older = olderCommit();
if (older === undefined) {
  console.log(
    "There is no commit to compare with: no tag, and fewer than 20 commits before this one, as in a shallow clone. Nothing was measured.",
  );
  console.log("1 passed, 0 failed");
} else {
  const build = buildAt(older, ROOT);
  try {
    process.exitCode = await compareWith(older, build.folder);
  } finally {
    build.remove();
  }
}

interface Sides {
  readonly now: number[];
  readonly before: number[];
}

/** Prints a table and returns the exit status. What seems slower is measured as often again, because it may have been disturbed. */
async function compareWith(commit: string, olderRoot: string): Promise<number> {
  const rates = new Map<string, Sides>();
  await runRounds(rates, olderRoot);
  if (rowsOf(rates).some(({ ratio }) => ratio < LOWEST_RATIO)) await runRounds(rates, olderRoot);
  const rows = rowsOf(rates);
  const slower = rows.filter(({ ratio }) => ratio < LOWEST_RATIO).length;
  const lines = rows.map(({ cells, ratio }) => [...cells, ratio < LOWEST_RATIO ? "slower" : ""]);
  console.log(markdownTable(["messages per second", commit, "this commit", "ratio", "range", ""], lines));
  console.log(`\n${rows.length - slower} passed, ${slower} failed`);
  return slower === 0 ? 0 : 1;
}

async function runRounds(rates: Map<string, Sides>, olderRoot: string): Promise<void> {
  for (let round = -1; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (["now", "before"] as const) : (["before", "now"] as const);
    for (const side of order) {
      for (const [name, perSecond] of await measure(side === "now" ? ROOT : olderRoot)) {
        const sides = rates.get(name) ?? { now: [], before: [] };
        rates.set(name, sides);
        if (round >= 0) sides[side].push(perSecond); // the first fills the caches of the machine
      }
    }
  }
}

function rowsOf(rates: ReadonlyMap<string, Sides>): readonly { readonly cells: readonly string[]; readonly ratio: number }[] {
  return [...rates].map(([name, { now, before }]) => {
    const ratios = now.map((perSecond, round) => perSecond / (before[round] ?? Number.NaN));
    const ratio = median(ratios);
    const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
    return { cells: [name, amount(median(before), "messages/s"), amount(median(now), "messages/s"), ratio.toFixed(2), range], ratio };
  });
}

/** Messages per second of the build in `root`. The program is this commit's for both. */
async function measure(root: string): Promise<ReadonlyMap<string, number>> {
  const remote = { file: process.execPath, args: ["--import", "tsx", join(root, "bench/remote-ping-pong.ts")] };
  const local = { file: process.execPath, args: ["--import", "tsx", "--expose-gc", join(root, "bench/local.ts")] };
  const lines = [
    ...(await runPair(remote, remote, ["--clients", POINTS, "--total", values.total, "--warm-up", "50000"])),
    ...(await run(local, ["--case", "local-tell", "--count", "3000000"])),
  ];
  return new Map(
    lines.map((line) => [
      line["clients"] === undefined ? "tell within a system" : `ping-pong, clients: ${line["clients"] as number}`,
      line["perSecond"] as number,
    ]),
  );
}
