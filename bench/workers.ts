import { once } from "node:events";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { type ActorRef, ActorSystem, FromConfig, Props, ReceiveActor } from "ritsem";
import { compute, Echo, registry, Task } from "./workers-thread.mjs";

// Messages between threads next to bare postMessage of as many bytes, and a CPU-bound pool next to bare threads. See README.md.

const THREAD = new URL("./workers-thread.mjs", import.meta.url);
const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "7" }, case: { type: "string", default: "" } } });
const ROUNDS = Number(options.rounds);
/** A frame with the text "hit" has about so many bytes. */
const FRAME_BYTES = 196;
const BATCH = 100;
const TASK_MS = 1;
const TASKS = 400;
const TASKS_PER_WORKER = 4;

class Start {}

/** Keeps `inFlight` messages under way until `count` have come back. */
class Client extends ReceiveActor {
  constructor(target: ActorRef, message: unknown, count: number, inFlight: number, onDone: () => void) {
    super();
    let sent = 0;
    let received = 0;
    this.receive(String, () => {
      received += 1;
      if (sent < count) {
        sent += 1;
        target.tell(message, this.self);
      } else if (received === count) onDone();
    });
    this.receive(Start, () => {
      for (; sent < Math.min(inFlight, count); sent += 1) target.tell(message, this.self);
    });
  }
}

async function throughActors(system: ActorSystem, target: ActorRef, message: unknown, count: number, inFlight: number): Promise<number> {
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const client: ActorRef = system.actorOf(Props.from(() => new Client(target, message, count, inFlight, finish)));
  const startedMs = performance.now();
  client.tell(new Start());
  await finished;
  system.stop(client);
  return (performance.now() - startedMs) / 1000;
}

async function throughPorts(threads: readonly Worker[], message: unknown, count: number, inFlight: number): Promise<number> {
  let sent = 0;
  let received = 0;
  const startedMs = performance.now();
  await new Promise<void>((resolve) => {
    for (const thread of threads) {
      thread.removeAllListeners("message");
      thread.on("message", () => {
        received += 1;
        if (sent < count) {
          sent += 1;
          thread.postMessage(message);
        } else if (received === count) resolve();
      });
    }
    for (; sent < Math.min(inFlight, count); sent += 1) threads[sent % threads.length]?.postMessage(message);
  });
  return (performance.now() - startedMs) / 1000;
}

function systemWith(count: number): Promise<ActorSystem> {
  return ActorSystem.create(
    "Bench",
    `akka { loglevel = WARNING, actor.provider = remote, remote.enabled-transports = ["ritsem.remote.worker"]
       actor.deployment {
         /echo { router = round-robin-pool, nr-of-instances = 1, target.nodes = [workers] }
         /tasks { router = round-robin-pool, nr-of-instances = ${count}, target.nodes = [workers] } } }
     ritsem.workers { entry = "${THREAD.href}", count = ${count} }`,
    { registry },
  );
}

async function bareThread(): Promise<Worker> {
  const thread = new Worker(THREAD, { workerData: { bare: true } });
  await once(thread, "online");
  return thread;
}

function iterationsFor(ms: number): number {
  compute(10_000_000); // compiled by now
  const startedMs = performance.now();
  compute(20_000_000);
  return Math.round((20_000_000 * ms) / (performance.now() - startedMs));
}

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
const [one, two] = [await systemWith(1), await systemWith(2)];
const bare = [await bareThread(), await bareThread()];
const [first] = bare as [Worker];
const echo: ActorRef = one.actorOf(Props.create(Echo).withRouter(FromConfig.instance), "echo");
const [pool, widePool]: ActorRef[] = [one, two].map((system) =>
  system.actorOf(Props.create(Task).withRouter(FromConfig.instance), "tasks"),
);
if (pool === undefined || widePool === undefined) throw new Error("unreachable");
const frame = new Uint8Array(FRAME_BYTES);
const frames = Array.from({ length: BATCH }, () => frame.slice());
const block = new Uint8Array(FRAME_BYTES * BATCH);

/** Name, seconds of bare threads, of actors, for so many messages. */
const cases = [
  {
    name: "1 in flight",
    count: 10_000,
    bare: () => throughPorts([first], frame, 10_000, 1),
    ours: () => throughActors(one, echo, "hit", 10_000, 1),
  },
  {
    name: "50 in flight",
    count: 60_000,
    bare: () => throughPorts([first], frame, 60_000, 50),
    ours: () => throughActors(one, echo, "hit", 60_000, 50),
  },
  {
    name: "batches of 100 values, 50 in flight",
    count: 300_000,
    bare: () => throughPorts([first], frames, 3_000, 50),
    ours: () => throughActors(one, echo, "hit", 300_000, 5_000),
  },
  {
    name: "batches of 100 as one value, 50 in flight",
    count: 300_000,
    bare: () => throughPorts([first], block, 3_000, 50),
    ours: () => throughActors(one, echo, "hit", 300_000, 5_000),
  },
];
for (const { name, count, bare: runBare, ours } of cases) {
  if (!name.includes(options.case)) continue;
  const ratios: number[] = [];
  const perSecond: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const [bareSeconds, seconds] =
      round % 2 === 0 ? [await runBare(), await ours()] : ([await ours(), await runBare()].reverse() as [number, number]);
    if (round < 0) continue; // the first is for warming up
    ratios.push(bareSeconds / seconds);
    perSecond.push(count / seconds);
  }
  console.log(
    JSON.stringify({
      case: name,
      roundTripsPerSecond: Math.round(median(perSecond)),
      ratioToBare: Number(median(ratios).toFixed(2)),
      ratios: ratios.map((ratio) => Number(ratio.toFixed(2))),
    }),
  );
}

if ("pool, tasks of 1 ms".includes(options.case)) await measurePool(pool, widePool);
for (const thread of bare) await thread.terminate();
await Promise.all([one.terminate(), two.terminate()]);

/** Two workers next to one, and two bare threads next to one. */
async function measurePool(narrow: ActorRef, wide: ActorRef): Promise<void> {
  const iterations = iterationsFor(TASK_MS);
  const gains: { readonly bare: number; readonly ours: number }[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const bareOne = await throughPorts([first], iterations, TASKS, TASKS_PER_WORKER);
    const oursOne = await throughActors(one, narrow, iterations, TASKS, TASKS_PER_WORKER);
    const bareTwo = await throughPorts(bare, iterations, TASKS, 2 * TASKS_PER_WORKER);
    const oursTwo = await throughActors(two, wide, iterations, TASKS, 2 * TASKS_PER_WORKER);
    if (round >= 0) gains.push({ bare: bareOne / bareTwo, ours: oursOne / oursTwo });
  }
  console.log(
    JSON.stringify({
      case: "pool, tasks of 1 ms",
      bareGain: Number(median(gains.map((gain) => gain.bare)).toFixed(2)),
      gain: Number(median(gains.map((gain) => gain.ours)).toFixed(2)),
      ratioToBare: Number(median(gains.map((gain) => gain.ours / gain.bare)).toFixed(2)),
    }),
  );
}
