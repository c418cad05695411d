import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { attacksByPart } from "./attacks/all-attacks.ts";
import { type Outcome, trial } from "./attacks/trial.ts";

// Attacks on a listening node with default settings and a heap of 256 MiB, each on a node of its own: does it live, how long does a healthy peer wait
// meanwhile, and what stays in its heap after 30 s of quiet.
//
// node --import tsx bench/attacks.ts [--only TEXT] [--mode untrusted] [--runs 5] [--build DIST/index.js] [--out FILE] [--before FILE]

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    mode: { type: "string", default: "trusted" },
    runs: { type: "string", default: "1" },
    build: { type: "string", default: join(import.meta.dirname, "../dist/index.js") },
    idle: { type: "string", default: "2000" },
    quiet: { type: "string", default: "30000" },
    out: { type: "string" },
    before: { type: "string" },
  },
});
const options = {
  build: pathToFileURL(values.build).href,
  mode: values.mode === "untrusted" ? "untrusted" : "trusted",
  idleMs: Number(values.idle),
  quietMs: Number(values.quiet),
} as const;
/** A healthy peer may wait so long, or so many times as long as without the attack. The attacker takes one of two cores. */
const LONGEST_P99_MS = 500;
const LONGEST_P99_TIMES = 5;
const LARGEST_GROWTH_MB = 64;

const before = new Map<string, Outcome>();
if (values.before !== undefined) {
  for (const line of readFileSync(values.before, "utf8").split("\n").filter(Boolean)) {
    const outcome = JSON.parse(line) as Outcome;
    before.set(outcome.attack, outcome);
  }
}

let failed = 0;
let passed = 0;
console.log(`| attack | ${before.size === 0 ? "" : "before: lives, p99, heap | "}lives | idle p99 | p99 | heap | |`);
console.log(`|---|${before.size === 0 ? "" : "---|"}---|---|---|---|---|`);
const pending: Promise<void>[] = [];
for (const [part, attacks] of Object.entries(attacksByPart)) {
  for (const { name } of attacks) {
    if (!`${part}: ${name}`.includes(values.only)) continue;
    const runs: Promise<Outcome>[] = [];
    for (let run = 0; run < Number(values.runs); run += 1) runs.push((await persistentTrial(name)).outcome);
    pending.push(Promise.all(runs).then((outcomes) => report(part, medianOf(outcomes))));
    if (pending.length > 8) await pending.shift(); // the quiet of some goes on beside the attacks on others
  }
}
await Promise.all(pending);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** A second try is for a machine that was too busy to start the node in time. */
async function persistentTrial(attack: string): ReturnType<typeof trial> {
  try {
    return await trial(attack, options);
  } catch (error) {
    console.error(`${attack}: ${String(error)}; trying again`);
    return await trial(attack, options);
  }
}

function report(part: string, outcome: Outcome): void {
  const { lives, idleP99Ms, p99Ms, heapMb = 0 } = outcome;
  const problems = [
    ...(lives ? [] : ["falls"]),
    ...(p99Ms <= Math.max(LONGEST_P99_MS, LONGEST_P99_TIMES * idleP99Ms) ? [] : ["slow"]),
    ...(heapMb <= LARGEST_GROWTH_MB ? [] : ["keeps memory"]),
  ];
  if (problems.length === 0) passed += 1;
  else failed += 1;
  const earlier = before.get(outcome.attack);
  const cells = [
    `${part}: ${outcome.attack}`,
    ...(before.size === 0
      ? []
      : [earlier === undefined ? "" : `${yes(earlier.lives)}, ${msText(earlier.p99Ms)}, ${mbText(earlier.heapMb)}`]),
    yes(lives),
    msText(idleP99Ms),
    msText(p99Ms),
    mbText(outcome.heapMb),
    problems.join(", "),
  ];
  console.log(`| ${cells.join(" | ")} |`);
  if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(outcome)}\n`);
}

/** Each figure by itself; a node must live in all runs. */
function medianOf(outcomes: readonly Outcome[]): Outcome {
  const middle = (of: (outcome: Outcome) => number): number =>
    outcomes.map(of).sort((one, other) => one - other)[Math.floor(outcomes.length / 2)] ?? Number.MAX_VALUE;
  const heaps = outcomes.every(({ heapMb }) => heapMb !== undefined) ? { heapMb: middle(({ heapMb = 0 }) => heapMb) } : {};
  return {
    attack: outcomes[0]?.attack ?? "",
    lives: outcomes.every(({ lives }) => lives),
    idleP99Ms: middle(({ idleP99Ms }) => idleP99Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
    ...heaps,
  };
}

function yes(value: boolean): string {
  return value ? "yes" : "no";
}

function msText(ms: number): string {
  return ms >= 1e6 ? "no answer" : `${Math.round(ms)} ms`;
}

function mbText(mb: number | undefined): string {
  return mb === undefined ? "" : `${mb.toFixed(1)} MiB`;
}
