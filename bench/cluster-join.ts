import { parseArgs } from "node:util";
import type { AkkaNetPeer } from "../interop/harness/akka-net-peer.ts";
import { buildAkkaNetPrograms } from "../interop/harness/akka-net-programs.ts";
import { ClusterNodes } from "../interop/harness/cluster-nodes.ts";
import { untilAllSee } from "../interop/harness/cluster-view.ts";
import type { Runtime } from "../interop/harness/deploying-node.ts";

// The time from Join until a node is Up, and from Leave until it is removed, of nodes of both runtimes in turn.

const WITHIN_MS = 60_000;
const RUNTIMES = ["Ritsem", "Akka.NET"] as const;

interface Times {
  readonly upMs: number;
  readonly removedMs: number;
}

async function untilEvent(node: AkkaNetPeer, type: string, address: string): Promise<void> {
  await node.nextEvent((each) => each.event === "cluster" && each.type === type && each.address === address, WITHIN_MS);
}

/** Has a node of `runtime` join the cluster of `leader`, and leave it. */
async function joinAndLeave(nodes: ClusterNodes, leader: AkkaNetPeer, runtime: Runtime): Promise<Times> {
  const node = await nodes.start(1, runtime, []);
  const joinedAtMs = performance.now();
  await node.send({ command: "cluster-join", address: leader.address });
  await untilEvent(node, "MemberUp", node.address);
  const upMs = performance.now() - joinedAtMs;
  await untilAllSee([leader, node], [leader.address, node.address]);
  const leftAtMs = performance.now();
  await node.send({ command: "cluster-leave" });
  await untilEvent(leader, "MemberRemoved", node.address);
  const removedMs = performance.now() - leftAtMs;
  await node.kill();
  return { upMs, removedMs };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}

const { values } = parseArgs({ options: { rounds: { type: "string", default: "20" } } });
await buildAkkaNetPrograms();
for (const leading of RUNTIMES) {
  await using nodes = await ClusterNodes.of(2);
  const leader = await nodes.start(0, leading, [0]);
  await untilAllSee([leader], [leader.address]);
  const times: Record<Runtime, Times[]> = { Ritsem: [], "Akka.NET": [] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const runtime of RUNTIMES) times[runtime].push(await joinAndLeave(nodes, leader, runtime));
  }
  const medianOf = (runtime: Runtime, key: keyof Times): number => median(times[runtime].map((each) => each[key]));
  for (const joining of RUNTIMES) {
    const slowestMs = Math.round(Math.max(...times[joining].map(({ removedMs }) => removedMs)));
    const line = { leader: leading, joining, upMs: medianOf(joining, "upMs"), removedMs: medianOf(joining, "removedMs"), slowestMs };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  const ratio = medianOf("Ritsem", "upMs") / medianOf("Akka.NET", "upMs");
  process.stdout.write(`${JSON.stringify({ leader: leading, ratio: Number(ratio.toFixed(2)) })}\n`);
}
