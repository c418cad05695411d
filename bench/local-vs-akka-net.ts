import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

// `local.ts` and the same on the real Akka.NET, in turns: each round runs both once, the order changes from round to round, and the ratio
// is taken within the round. One JSON line per case with the median of the ratios: of messages per second, and of processor time that one
// message costs. Needs `npm run build` and the .NET SDK.
//
// node --import tsx bench/local-vs-akka-net.ts [--rounds 7] [--case local-tell]

/** The required ratio to Akka.NET: `floor` must be reached, `target` should be. */
const cases: Readonly<Record<string, { readonly count: number; readonly floor: number; readonly target: number }>> = {
  "local-tell": { count: 20_000_000, floor: 0.4, target: 0.8 },
  "local-pingpong-inflight1": { count: 3_000_000, floor: 1, target: 1.5 },
  "local-pingpong-inflight50": { count: 8_000_000, floor: 1, target: 2 },
  "local-ask-sequential": { count: 600_000, floor: 1, target: 2 },
  "local-ask-1000wide": { count: 2_000_000, floor: 1, target: 2.5 },
  "local-create": { count: 200_000, floor: 4, target: 7 },
  "local-create-tree": { count: 200_000, floor: 2, target: 3 },
};

interface Result {
  readonly messages: number;
  readonly perSecond: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly bytesPerActor?: number | null;
}

const ROOT = join(import.meta.dirname, "..");
const PEER = join(ROOT, "build/akka-net-peer/LocalBench/LocalBench.dll");
const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" }, case: { type: "string" } } });
const rounds = Number(values.rounds);
const { status, stderr } = spawnSync("sh", [join(ROOT, "interop/build-peer.sh")], { encoding: "utf8" });
if (status !== 0) throw new Error(`The peer cannot be built: ${stderr}`);

let missed = 0;
for (const [name, { count, floor, target }] of Object.entries(cases)) {
  if (values.case !== undefined && values.case !== name) continue;
  const results = Array.from({ length: rounds }, (_, round) => oneRound(name, count, round % 2 === 0));
  const ratios = results.map(([ours, theirs]) => ours.perSecond / theirs.perSecond).toSorted((one, other) => one - other);
  const ratio = medianOf(ratios);
  const cpuRatio = medianOf(results.map(([ours, theirs]) => theirs.cpuSeconds / ours.cpuSeconds));
  if (ratio < floor) missed += 1;
  console.log(
    JSON.stringify({
      bench: name,
      rounds,
      ratio,
      cpuRatio,
      lowest: ratios[0],
      highest: ratios.at(-1),
      floor,
      target,
      reaches: ratio >= target ? "target" : ratio >= floor ? "floor" : "neither",
      ritsemPerSecond: medianOf(results.map(([ours]) => ours.perSecond)),
      akkaNetPerSecond: medianOf(results.map(([, theirs]) => theirs.perSecond)),
      ...bytesOf(results),
    }),
  );
}
process.exitCode = missed === 0 ? 0 : 1;

function oneRound(name: string, count: number, isOursFirst: boolean): readonly [ours: Result, theirs: Result] {
  const ours = (): Result =>
    resultOf(process.execPath, [
      "--import",
      "tsx",
      "--expose-gc",
      join(import.meta.dirname, "local.ts"),
      "--case",
      name,
      "--count",
      `${count}`,
    ]);
  const theirs = (): Result => resultOf("dotnet", [PEER, name, `${count}`]);
  if (isOursFirst) return [ours(), theirs()];
  const second = theirs();
  return [ours(), second];
}

function resultOf(command: string, args: readonly string[]): Result {
  const run = spawnSync(command, args, { cwd: ROOT, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout.split("\n").findLast((line) => line.startsWith("{")) ?? "") as Result;
}

function bytesOf(results: readonly (readonly [Result, Result])[]): object {
  const [ours, theirs] = [0, 1].map((side) => results.map((result) => result[side]?.bytesPerActor ?? Number.NaN));
  if (ours === undefined || theirs === undefined || ours.some(Number.isNaN)) return {};
  return { ritsemBytesPerActor: medianOf(ours), akkaNetBytesPerActor: medianOf(theirs) };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round((sorted[sorted.length >> 1] ?? Number.NaN) * 100) / 100;
}
