import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import type { AkkaNetPeer } from "../interop/harness/akka-net-peer.ts";
import { buildAkkaNetPrograms } from "../interop/harness/akka-net-programs.ts";
import { ClusterNodes } from "../interop/harness/cluster-nodes.ts";
import { addressesOf, untilAllSee } from "../interop/harness/cluster-view.ts";

// A cluster of both runtimes with Akka.NET's default detector: the processor time of each idle node, then whether a node is found unreachable
// while an actor on each of them answers messages.

const TICKS_PER_SECOND = 100;
const TICK_MS = 50;
const WITHIN_MS = 15_000;
const DEFAULT_DETECTOR = "akka.cluster.failure-detector.acceptable-heartbeat-pause = 3 s";

/** Sends messages to an echo at a steady rate. */
class Load extends ReceiveActor {
  constructor(echo: ActorRef, messagesPerTick: number, onEcho: () => void) {
    super();
    this.receiveAny((message) => {
      if (message !== "tick") return onEcho();
      for (let index = 0; index < messagesPerTick; index += 1) echo.tell("hit", this.self);
    });
    this.timers.startPeriodicTimer("tick", "tick", TICK_MS);
  }
}

const { values } = parseArgs({
  options: {
    nodes: { type: "string", default: "RDRDR" },
    "idle-seconds": { type: "string", default: "60" },
    "per-second": { type: "string", default: "2000" },
    minutes: { type: "string", default: "10" },
  },
});

const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Processor time of a process and its threads so far. Unit: s. */
function cpuSeconds({ pid }: AkkaNetPeer): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Prints the processor time of each node over `seconds`, in percent of one core. */
async function measureCpu(phase: string, nodes: readonly AkkaNetPeer[], seconds: number): Promise<void> {
  const before = nodes.map(cpuSeconds);
  const beganAtMs = performance.now();
  await pause(seconds);
  const tookSeconds = (performance.now() - beganAtMs) / 1_000;
  for (const [index, node] of nodes.entries()) {
    const percent = ((cpuSeconds(node) - (before[index] ?? 0)) / tookSeconds) * 100;
    print({ phase, runtime: values.nodes[index] === "R" ? "Ritsem" : "Akka.NET", cpuPercent: Number(percent.toFixed(2)) });
  }
}

function unreachableAt(node: AkkaNetPeer): number {
  return node.events.filter((each) => each.event === "cluster" && each.type === "UnreachableMember").length;
}

await buildAkkaNetPrograms();
await using nodes = await ClusterNodes.of(values.nodes.length, { config: DEFAULT_DETECTOR });
const all: AkkaNetPeer[] = [];
for (const [index, letter] of values.nodes.split("").entries())
  all.push(await nodes.start(index, letter === "R" ? "Ritsem" : "Akka.NET", [0]));
await untilAllSee(all, addressesOf(all));
await measureCpu("idle", all, Number(values["idle-seconds"]));
const whileIdle = all.map(unreachableAt);
print({ phase: "idle", unreachable: whileIdle });

const system = await ActorSystem.create(
  "Load",
  `akka.actor.provider = remote, akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }`,
);
let echoes = 0;
const messagesPerTick = Math.ceil((Number(values["per-second"]) * TICK_MS) / 1_000);
for (const node of all) {
  await node.send({ command: "create", kind: "echo", name: "echo" });
  const echo = await system.actorSelection(node.pathOf("echo")).resolveOne(WITHIN_MS);
  system.actorOf(Props.create(Load, echo, messagesPerTick, () => (echoes += 1)));
}
await measureCpu("load", all, Number(values.minutes) * 60);
const unreachable = all.map((node, index) => unreachableAt(node) - (whileIdle[index] ?? 0));
print({ phase: "load", minutes: Number(values.minutes), messages: echoes * 2, unreachable });
await system.terminate();
