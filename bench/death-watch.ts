import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { ActorIdentity, type ActorRef, ActorSystem, gracefulStop, Identify, Props, ReceiveActor, Terminated, watchAsync } from "ritsem";
import { QuarantinedEvent } from "ritsem/remote";

// Many watched actors in another process: the cost of watching, the cost per second afterwards, and the time until the end of all of them
// is reported.

/** The maximum number of unacknowledged watches. */
const UNDER_WAY = 5_000;

const REMOTING = "akka { loglevel = ERROR, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }";

class Watched extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, () => this.sender.tell("here"));
  }
}

/** Watches the refs that it receives. */
class Watcher extends ReceiveActor {
  constructor(onEnd: () => void) {
    super();
    this.receive(Terminated, onEnd);
    this.receiveAny((actor) => void this.context.watch(actor as ActorRef));
  }
}

/** Collects the refs of the actors that have reported. */
class Collector extends ReceiveActor {
  constructor(expected: number, onAll: (refs: ActorRef[]) => void) {
    super();
    const refs: ActorRef[] = [];
    this.receive(String, () => {
      refs.push(this.sender);
      if (refs.length === expected) onAll(refs);
    });
  }
}

async function beWatched(count: number): Promise<void> {
  const system = await ActorSystem.create("Watched", REMOTING);
  for (let index = 0; index <= count; index += 1) system.actorOf(Props.create(Watched), `w${index}`);
  console.log(`READY ${system.address.port}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

async function watch(count: number): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, "watched", "--count", String(count)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const address = `akka.tcp://Watched@127.0.0.1:${line.split(" ")[1]}`;
  const system = await ActorSystem.create("Watching", REMOTING);

  const refs = await new Promise<ActorRef[]>((resolve) => {
    const collector = system.actorOf(Props.create(Collector, count + 1, resolve));
    system.actorSelection(`${address}/user/*`).tell("report", collector);
  });
  let ends = 0;
  let finish = (): void => {};
  const allEnded = new Promise<void>((resolve) => (finish = resolve));
  const watcher = system.actorOf(
    Props.create(Watcher, () => {
      ends += 1;
      if (ends === count) finish();
    }),
  );

  const fence = refs.pop() as ActorRef;
  await gracefulStop(fence, "5 s");
  const watchingMs = await elapsed(async () => {
    for (let index = 0; index < count; index += UNDER_WAY) {
      for (const ref of refs.slice(index, index + UNDER_WAY)) watcher.tell(ref);
      await watcher.ask(new Identify(index), ActorIdentity, "60 s");
      await watchAsync(fence); // it has terminated, and the other system reports that once it has processed all earlier watches
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 5_000)); // the watches are sent again after the first heartbeat response
  const cpuBefore = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const { user, system: kernel } = process.cpuUsage(cpuBefore);

  const detected = new Promise<number>((resolve) => system.eventStream.subscribe(() => resolve(performance.now()), QuarantinedEvent));
  const killedMs = performance.now();
  child.kill("SIGKILL");
  const detectedMs = await detected;
  await allEnded;
  const toldMs = performance.now() - detectedMs;
  console.log(
    JSON.stringify({
      case: "death-watch",
      count,
      watchingMs: Math.round(watchingMs),
      cpuPercentWhileWatching: Number(((user + kernel) / 100_000).toFixed(1)),
      detectionMs: Math.round(detectedMs - killedMs),
      toldMs: Math.round(toldMs),
      ends,
    }),
  );
  await system.terminate();
}

async function elapsed(run: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { count: { type: "string", default: "100000" } } });
await (positionals[0] === "watched" ? beWatched(Number(values.count)) : watch(Number(values.count)));
