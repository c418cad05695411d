import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { ConsumerController, WorkPullingProducerController as WorkPulling } from "ritsem/reliable-delivery";

// Work pulling of 1 kB messages from a producer in one process to workers in another, next to Akka.NET, which has a producer controller for each worker instead.
// The pairs of processes take turns: the other one is stopped meanwhile. See README.md.

const WORKERS = 4;
const BYTES = 1000;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 2;
const ROUND_MS = 3000;
const STRING = "System.String, System.Private.CoreLib";
// While the other pair has its turn, this one is stopped, and seems dead to itself.
const CONFIG = `akka {
  loglevel = WARNING, actor.provider = remote
  remote { dot-netty.tcp { hostname = 127.0.0.1, port = 0 }, watch-failure-detector.acceptable-heartbeat-pause = 60 s }
}`;

class Producer extends ReceiveActor {
  constructor(controller: ActorRef) {
    super();
    const work = "w".repeat(BYTES);
    this.receive(WorkPulling.WorkRequested, ({ sendNextTo }) => this.tell(sendNextTo, work));
    this.tell(controller, new WorkPulling.Start(this.self));
  }
}

class Worker extends ReceiveActor {
  constructor(controller: ActorRef, onWork: () => void) {
    super();
    this.receive(ConsumerController.Delivery, ({ confirmTo }) => {
      onWork();
      this.tell(confirmTo, ConsumerController.Confirmed.instance);
    });
    this.tell(controller, new ConsumerController.Start(this.self));
  }
}

async function produce(): Promise<void> {
  const system = await ActorSystem.create("Bench", CONFIG);
  const settings = WorkPulling.settingsFrom(system.config);
  const controller = system.actorOf(WorkPulling.create({ producerId: "bench", settings, messageType: STRING }), "work") as ActorRef;
  system.actorOf(Props.create(Producer, controller));
  const path = `${system.address.toString()}/user/work`;
  console.log(`READY ${Array.from({ length: WORKERS }, () => path).join(" ")}`);
  process.stdin.resume();
  process.stdin.once("end", () => process.exit());
}

async function work(paths: readonly string[]): Promise<void> {
  const system = await ActorSystem.create("Bench", CONFIG);
  const settings = ConsumerController.settingsFrom(system.config);
  let count = 0;
  for (const path of paths) {
    const producerController = await system.actorSelection(path).resolveOne("20 s");
    const controller = system.actorOf(ConsumerController.create({ settings, messageType: STRING, producerController })) as ActorRef;
    system.actorOf(Props.create(Worker, controller, () => void (count += 1)));
  }
  console.log("READY");
  for await (const _ of createInterface({ input: process.stdin })) console.log(`COUNT ${count}`);
  process.exit();
}

/** A process that is talked to in lines. */
class Program {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    if (this.#child.stdout === null) throw new Error("The program has no output.");
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async words(first: string): Promise<readonly string[]> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error("The program ended.");
      const [word, ...others] = value.split(" ");
      if (word === first) return others;
    }
  }

  async count(): Promise<number> {
    this.#child.stdin?.write("count\n");
    return Number((await this.words("COUNT"))[0]);
  }

  /** What it has used of processors. Linux only, otherwise NaN. Unit: ms. */
  cpuMs(): number {
    try {
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return Number.NaN;
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

interface Pair {
  readonly producer: Program;
  readonly workers: Program;
}

function ritsem(...args: readonly string[]): Program {
  return new Program(process.execPath, ["--import", "tsx", import.meta.filename, ...args]);
}

function akkaNet(...args: readonly string[]): Program {
  return new Program("dotnet", [join(import.meta.dirname, "../build/akka-net-peer/DeliveryPeer/DeliveryPeer.dll"), ...args]);
}

async function startPair(program: typeof ritsem, produceArgs: readonly string[], workArgs: readonly string[]): Promise<Pair> {
  const producer = program(...produceArgs);
  const paths = await producer.words("READY");
  const workers = program(...workArgs, ...paths);
  await workers.words("READY");
  return { producer, workers };
}

function signal({ producer, workers }: Pair, what: NodeJS.Signals): void {
  producer.signal(what);
  workers.signal(what);
}

interface Rates {
  readonly perSecond: number;
  /** Messages per second of processor time of both processes: comparable also while others use the machine. */
  readonly perCpuSecond: number;
}

async function round(pair: Pair): Promise<Rates> {
  const cpuMs = (): number => pair.producer.cpuMs() + pair.workers.cpuMs();
  signal(pair, "SIGCONT");
  const [before, startedMs, cpuBefore] = [await pair.workers.count(), performance.now(), cpuMs()];
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  const [count, seconds, cpuSeconds] = [
    (await pair.workers.count()) - before,
    (performance.now() - startedMs) / 1000,
    (cpuMs() - cpuBefore) / 1000,
  ];
  signal(pair, "SIGSTOP");
  return { perSecond: count / seconds, perCpuSecond: count / cpuSeconds };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function compare(): Promise<void> {
  const pairs = new Map([["ritsem", await startPair(ritsem, ["produce"], ["work"])]]);
  const isPaired = existsSync(join(import.meta.dirname, "../build/akka-net-peer/DeliveryPeer/DeliveryPeer.dll"));
  if (isPaired) pairs.set("akka.net", await startPair(akkaNet, ["bench-producer", String(WORKERS), String(BYTES)], ["bench-workers"]));
  for (const pair of pairs.values()) signal(pair, "SIGSTOP");
  const rounds = new Map([...pairs.keys()].map((name) => [name, [] as Rates[]]));
  for (let number = 0; number < ROUNDS; number += 1) {
    for (const [name, pair] of number % 2 === 0 ? [...pairs] : [...pairs].reverse()) {
      const rates = await round(pair);
      console.log(`  ${number} ${name}: ${Math.round(rates.perSecond)}/s, ${Math.round(rates.perCpuSecond)} per second of processor time`);
      if (number >= WARM_UP_ROUNDS) rounds.get(name)?.push(rates);
    }
  }
  for (const pair of pairs.values()) signal(pair, "SIGKILL");
  for (const what of ["perSecond", "perCpuSecond"] as const) {
    const medians = Object.fromEntries([...rounds].map(([name, all]) => [name, Math.round(median(all.map((rates) => rates[what])))]));
    const [ours = [], theirs = []] = [rounds.get("ritsem"), rounds.get("akka.net")];
    const ratio = median(ours.map((rates, index) => rates[what] / (theirs[index]?.[what] ?? Number.NaN))).toFixed(2);
    console.log(
      JSON.stringify({ case: "work-pulling", workers: WORKERS, bytes: BYTES, what, ...medians, ratio: Number(ratio), target: 2 }),
    );
  }
}

const [role, ...paths] = process.argv.slice(2);
if (role === "produce") await produce();
else if (role === "work") await work(paths);
else await compare();
