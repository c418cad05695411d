import { parseArgs } from "node:util";
import type { AkkaNetPeer } from "../interop/harness/akka-net-peer.ts";
import { buildAkkaNetPrograms } from "../interop/harness/akka-net-programs.ts";
import { ClusterNodes } from "../interop/harness/cluster-nodes.ts";
import { addressesOf, untilAllSee, untilRemoved } from "../interop/harness/cluster-view.ts";
import type { Runtime } from "../interop/harness/deploying-node.ts";
import { askCounter } from "../interop/harness/sharded-counters.ts";

// Messages to many entities while a region joins and leaves again, in clusters of both runtimes. All nodes but the last send; the first has the coordinator.
// One JSON line for each arrangement: what was sent, lost, received twice, and received out of order for one sender and entity. Ends with status 1
// if anything was received twice or out of order. Losses are compared with those of an arrangement of .NET nodes alone, such as `DD`.

const { values } = parseArgs({
  options: {
    mixes: { type: "string", default: "RD,DR,RR,DD" },
    messages: { type: "string", default: "100000" },
    entities: { type: "string", default: "10000" },
    seconds: { type: "string", default: "30" },
  },
});
/** Shards move only between nodes of one version, and each runtime has its own default. */
const CONFIG =
  "akka.cluster.app-version = 1.0.0, akka.cluster.sharding { state-store-mode = ddata, distributed-data.durable.keys = [], rebalance-interval = 2 s, passivate-idle-entity-after = off }";
const WITHIN_MS = 120_000;

interface Outcome {
  readonly sent: number;
  readonly lost: number;
  readonly twice: number;
  readonly disordered: number;
}

/** `logs`: for each node, what its entities got, in order. An entity that moved got its messages in the order of its starts. */
function outcomeOf(sent: number, logs: readonly string[]): Outcome {
  const lives = new Map<string, Map<number, number[]>>();
  for (const log of logs) {
    for (const line of log === "" ? [] : log.split(";")) {
      const [startedMs = "", sender = "", entity = "", number = ""] = line.split(" ");
      const ofPair = lives.get(`${sender} ${entity}`) ?? new Map<number, number[]>();
      lives.set(`${sender} ${entity}`, ofPair);
      const life = ofPair.get(Number(startedMs)) ?? [];
      ofPair.set(Number(startedMs), life);
      life.push(Number(number));
    }
  }
  let [received, twice, disordered] = [0, 0, 0];
  for (const ofPair of lives.values()) {
    const numbers = [...ofPair].sort(([one], [other]) => one - other).flatMap(([, life]) => life);
    const different = new Set(numbers).size;
    received += different;
    twice += numbers.length - different;
    disordered += numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length;
  }
  return { sent, lost: sent - received, twice, disordered };
}

async function untilSent(node: AkkaNetPeer, messages: number): Promise<void> {
  for (const deadlineMs = performance.now() + WITHIN_MS; performance.now() < deadlineMs; ) {
    if ((await node.send({ command: "shard-received" })).sent >= messages) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error("The messages were not sent in time.");
}

/** `moved`: how many messages the region got that joined and left. */
async function run(mix: string): Promise<Outcome & { readonly moved: number }> {
  const runtimes = mix.split("").map((letter): Runtime => (letter === "R" ? "Ritsem" : "Akka.NET"));
  const [messages, entities, seconds] = [Number(values.messages), Number(values.entities), Number(values.seconds)];
  await using nodes = await ClusterNodes.of(runtimes.length, { config: CONFIG });
  const start = async (index: number): Promise<AkkaNetPeer> => nodes.start(index, runtimes[index] ?? "Ritsem", [0]);
  const senders: AkkaNetPeer[] = [];
  for (let index = 0; index < runtimes.length - 1; index += 1) senders.push(await start(index));
  await untilAllSee(senders, addressesOf(senders));
  for (const node of senders) await node.send({ command: "shard-start", role: "" });
  for (const node of senders) await askCounter(node, "e1");
  const each = Math.floor(messages / senders.length);
  for (const [index, node] of senders.entries())
    await node.send({ command: "shard-burst", sender: `s${index}`, entities, messages: each, seconds });
  const joining = await start(runtimes.length - 1);
  await untilAllSee([...senders, joining], addressesOf([...senders, joining]));
  await joining.send({ command: "shard-start", role: "" });
  await new Promise((resolve) => setTimeout(resolve, (seconds * 1_000) / 3)); // shards move to it meanwhile
  await joining.send({ command: "cluster-leave" });
  for (const node of senders) await untilRemoved(node, joining.address);
  for (const node of senders) await untilSent(node, each);
  for (const node of senders) await askCounter(node, "e1");
  await new Promise((resolve) => setTimeout(resolve, 10_000)); // what waits for the homes of shards is delivered
  const logs: string[] = [];
  for (const node of [...senders, joining]) logs.push((await node.send({ command: "shard-received" })).received);
  const moved =
    logs
      .at(-1)
      ?.split(";")
      .filter((line) => line !== "").length ?? 0;
  return { ...outcomeOf(each * senders.length, logs), moved };
}

await buildAkkaNetPrograms();
for (const mix of values.mixes.split(",")) {
  const outcome = await run(mix);
  console.log(JSON.stringify({ bench: "sharding-mixes", mix, ...outcome }));
  if (outcome.twice > 0 || outcome.disordered > 0) process.exitCode = 1;
}
