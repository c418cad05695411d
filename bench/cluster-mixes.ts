import { parseArgs } from "node:util";
import type { AkkaNetPeer } from "../interop/harness/akka-net-peer.ts";
import { buildAkkaNetPrograms } from "../interop/harness/akka-net-programs.ts";
import { ClusterNodes, complaintsOf, NOTICES_A_CRASH } from "../interop/harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved, untilUnreachable } from "../interop/harness/cluster-view.ts";
import type { Runtime } from "../interop/harness/deploying-node.ts";

// Clusters of both runtimes in every proportion. The nodes of each join at once; one of them leaves, is frozen, and crashes, and joins again.

const { values } = parseArgs({
  options: { sizes: { type: "string", default: "2,3,4,5" }, mixes: { type: "string" }, rounds: { type: "string", default: "1" } },
});

/** Every arrangement of the two runtimes, without those of one runtime alone: `RD`, a node of Ritsem before one of .NET, and `DR`. */
function mixesOf(size: number): readonly string[] {
  return Array.from({ length: 2 ** size - 2 }, (_, bits) =>
    Array.from({ length: size }, (__, index) => (((bits + 1) >> index) & 1 ? "R" : "D")).join(""),
  );
}

class Mix {
  readonly #nodes: ClusterNodes;
  readonly #runtimes: readonly Runtime[];
  readonly #members: AkkaNetPeer[] = [];
  readonly #gone: Partial<Record<Runtime, string[]>> = {};

  constructor(nodes: ClusterNodes, runtimes: readonly Runtime[]) {
    this.#nodes = nodes;
    this.#runtimes = runtimes;
  }

  /** Runs all steps. Returns what real nodes warned of before the first fault. */
  async run(): Promise<readonly string[]> {
    await this.#start(0);
    await Promise.all(this.#runtimes.slice(1).map((_, index) => this.#start(index + 1)));
    await this.#agree();
    for (const index of [0, this.#runtimes.length - 1]) await this.#leaveAndReturn(index);
    const complaints = this.#members.flatMap((node, index) => (this.#runtimes[index] === "Akka.NET" ? complaintsOf(node, this.#gone) : []));
    for (const index of [0, this.#runtimes.length - 1]) {
      await this.#freeze(index);
      await this.#crashAndReturn(index);
    }
    return complaints;
  }

  #runtimeAt(index: number): Runtime {
    return this.#runtimes[index] ?? "Ritsem";
  }

  #at(index: number): readonly [node: AkkaNetPeer, others: readonly AkkaNetPeer[]] {
    const node = this.#members[index];
    if (node === undefined) throw new Error(`There is no node ${index}.`);
    return [node, this.#members.filter((each) => each !== node)];
  }

  async #start(index: number): Promise<void> {
    const seed = this.#members.length === 0 ? index : this.#members.findIndex((_, other) => other !== index);
    this.#members[index] = await this.#nodes.start(index, this.#runtimeAt(index), [seed]);
  }

  #agree(): Promise<void> {
    return untilAllSee(this.#members, addressesOf(this.#members));
  }

  async #leaveAndReturn(index: number): Promise<void> {
    const [node, others] = this.#at(index);
    await node.send({ command: "terminate" });
    await Promise.all(others.map((other) => untilRemoved(other, node.address)));
    await node.kill();
    (this.#gone[this.#runtimeAt(index)] ??= []).push(node.address);
    await this.#start(index);
    await this.#agree();
  }

  async #freeze(index: number): Promise<void> {
    const [node, others] = this.#at(index);
    node.freeze();
    await untilUnreachable(others, node.address);
    node.thaw();
    await this.#agree();
  }

  async #crashAndReturn(index: number): Promise<void> {
    const [node, [survivor, ...others]] = this.#at(index);
    if (survivor === undefined) return;
    await node.kill();
    await untilUnreachable([survivor], node.address);
    await survivor.send({ command: "cluster-down", address: node.address });
    await Promise.all([survivor, ...others].map((other) => untilRemoved(other, node.address)));
    await this.#start(index);
    await this.#agree();
  }
}

type Outcome = { readonly complaints: readonly string[] } | { readonly failure: string };

/** What became of one arrangement. It has passed if every step did, and no real node complained. */
interface Result {
  readonly mix: string;
  readonly seconds: number;
  readonly outcome: Outcome;
}

const hasPassed = ({ outcome }: Result): boolean => "complaints" in outcome && outcome.complaints.length === 0;

async function resultOf(mix: string): Promise<Result> {
  const runtimes = mix.split("").map((letter): Runtime => (letter === "R" ? "Ritsem" : "Akka.NET"));
  const beganAtMs = performance.now();
  await using nodes = await ClusterNodes.of(runtimes.length, { config: NOTICES_A_CRASH });
  const outcome = await new Mix(nodes, runtimes).run().then(
    (complaints): Outcome => ({ complaints }),
    (failure: unknown): Outcome => ({ failure: String(failure) }),
  );
  return { mix, seconds: Math.round((performance.now() - beganAtMs) / 1_000), outcome };
}

function print(result: Result, done: number, of: number): void {
  const { mix, seconds, outcome } = result;
  const problems = "failure" in outcome ? [outcome.failure] : outcome.complaints;
  process.stdout.write(`${done}/${of} ${mix} ${hasPassed(result) ? "passed" : "FAILED"} in ${seconds} s\n`);
  for (const problem of problems) process.stdout.write(`  ${problem.replaceAll("\n", "\n  ")}\n`);
}

function printTable(results: readonly Result[]): void {
  process.stdout.write("\n| nodes | arrangements | passed | with complaints | failed | slowest, s |\n|---|---|---|---|---|---|\n");
  for (const size of new Set(results.map(({ mix }) => mix.length))) {
    const all = results.filter(({ mix }) => mix.length === size);
    const passed = all.filter(hasPassed).length;
    const failed = all.filter(({ outcome }) => "failure" in outcome).length;
    const slowest = Math.max(...all.map(({ seconds }) => seconds));
    process.stdout.write(`| ${size} | ${all.length} | ${passed} | ${all.length - passed - failed} | ${failed} | ${slowest} |\n`);
  }
}

const mixes = values.mixes?.split(",") ?? values.sizes.split(",").flatMap((size) => mixesOf(Number(size)));
for (const mix of mixes) if (!/^[RD]{2,}$/u.test(mix)) throw new RangeError(`--mixes ${mix} is no arrangement. Write RD, or DRRD.`);
const all = Array.from({ length: Number(values.rounds) }, () => mixes).flat();
await buildAkkaNetPrograms();
const results: Result[] = [];
for (const mix of all) {
  const result = await resultOf(mix);
  results.push(result);
  print(result, results.length, all.length);
}
printTable(results);
process.exitCode = results.every(hasPassed) ? 0 : 1;
