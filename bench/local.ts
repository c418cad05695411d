import { parseArgs } from "node:util";
import { Actor, type ActorRef, ActorSystem, Props, ReceiveActor } from "ritsem";
import { inspectionConfig, lookAt } from "./looked-at.ts";
import { startTraces, useContextManager } from "./traced.ts";

// Actors of one system on one thread: tell, ping-pong, ask, creation. One JSON line per case; `--case name` runs one of them, `--count n`
// with so many messages or actors; `--inspect enabled` or `watched` with inspection; `--traced` with traces whose sampler says no,
// `--context-manager` without traces in a program that has them elsewhere. Each case is warmed up with a tenth of them, then measured once. interop/akka-net-peer/LocalBench does
// the same on the real Akka.NET; `local-vs-akka-net.ts` lets the two take turns.

const SYSTEM_CONFIG = "akka.loglevel = WARNING";

class Start {
  readonly count: number;
  constructor(count: number) {
    this.count = count;
  }
}

/** Calls back once it has received a given number of messages. */
class Counter extends Actor {
  #left = 0;
  readonly #onDone: () => void;

  constructor(onDone: () => void) {
    super();
    this.#onDone = onDone;
  }

  override receive(message: unknown): void {
    if (message instanceof Start) this.#left = message.count;
    else {
      this.#left -= 1;
      if (this.#left === 0) this.#onDone();
    }
  }
}

class Echo extends Actor {
  override receive(message: unknown): void {
    this.sender.tell(message);
  }
}

/** The same with a table of handlers, as most programs have. */
class ReceivingEcho extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
  }
}

/** Keeps `inFlight` messages in flight to `target` until the given number of replies has arrived. */
class Pinger extends Actor {
  readonly #target: ActorRef;
  readonly #inFlight: number;
  readonly #onDone: () => void;
  #unsent = 0;
  #left = 0;

  constructor(target: ActorRef, inFlight: number, onDone: () => void) {
    super();
    this.#target = target;
    this.#inFlight = inFlight;
    this.#onDone = onDone;
  }

  override receive(message: unknown): void {
    if (message instanceof Start) {
      this.#left = message.count;
      this.#unsent = message.count - this.#inFlight;
      for (let index = 0; index < this.#inFlight; index += 1) this.#target.tell("hit");
      return;
    }
    this.#left -= 1;
    if (this.#unsent > 0) {
      this.#unsent -= 1;
      this.#target.tell(message);
    } else if (this.#left === 0) this.#onDone();
  }
}

class Idle extends Actor {
  readonly #onMessage: () => void;

  constructor(onMessage: () => void) {
    super();
    this.#onMessage = onMessage;
  }

  override receive(): void {
    this.#onMessage();
  }
}

/** Creates children and sends each a first message. */
class Parent extends Actor {
  readonly #children: Props;

  constructor(children: Props) {
    super();
    this.#children = children;
  }

  override receive(message: unknown): void {
    if (!(message instanceof Start)) return;
    for (let index = 0; index < message.count; index += 1) this.context.actorOf(this.#children).tell("first");
  }
}

/** Runs `count` units and returns the number of messages. */
type Case = (system: ActorSystem, count: number) => Promise<number>;

const BURST = 1000;
const PARENTS = 1000;

const cases: Readonly<Record<string, { readonly count: number; readonly run: Case }>> = {
  "local-tell": {
    count: 10_000_000,
    async run(system, count) {
      await withCounter(system, count, (counter) => {
        for (let index = 0; index < count; index += 1) counter.tell("hit");
      });
      return count;
    },
  },
  "local-tell-bursts1000": {
    count: 10_000_000,
    async run(system, count) {
      let left = count;
      await withCounter(system, count, (counter) => {
        const burst = (): void => {
          for (let index = 0; index < BURST; index += 1) counter.tell("hit");
          left -= BURST;
          if (left > 0) setImmediate(burst);
        };
        burst();
      });
      return count;
    },
  },
  "local-pingpong-inflight1": { count: 3_000_000, run: (system, count) => pingPong(system, count, 1, Props.create(Echo)) },
  "local-pingpong-inflight50": { count: 8_000_000, run: (system, count) => pingPong(system, count, 50, Props.create(Echo)) },
  "local-pingpong-inflight50-receiveactor": {
    count: 8_000_000,
    run: (system, count) => pingPong(system, count, 50, Props.create(ReceivingEcho)),
  },
  "local-ask-sequential": {
    count: 600_000,
    async run(system, count) {
      const echo = system.actorOf(Props.create(Echo));
      for (let index = 0; index < count; index += 1) await echo.ask("hit");
      return count;
    },
  },
  "local-ask-1000wide": {
    count: 2_000_000,
    async run(system, count) {
      const echo = system.actorOf(Props.create(Echo));
      for (let sent = 0; sent < count; sent += BURST) {
        const replies: Promise<unknown>[] = [];
        for (let index = 0; index < BURST; index += 1) replies.push(echo.ask("hit"));
        await Promise.all(replies);
      }
      return count;
    },
  },
  "local-create": {
    count: 200_000,
    async run(system, count) {
      await untilAllHaveHeard(count, (idle) => {
        for (let index = 0; index < count; index += 1) system.actorOf(idle).tell("first");
      });
      return count;
    },
  },
  "local-create-tree": {
    count: 200_000,
    async run(system, count) {
      await untilAllHaveHeard(count, (idle) => {
        const parent = Props.create(Parent, idle);
        for (let index = 0; index < PARENTS; index += 1) system.actorOf(parent).tell(new Start(count / PARENTS));
      });
      return count;
    },
  },
};

/** Resolves when `count` actors of the props that `make` is given have had their first message. */
function untilAllHaveHeard(count: number, make: (idle: Props) => void): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    const onMessage = (): void => {
      left -= 1;
      if (left === 0) resolve();
    };
    make(Props.create(Idle, onMessage));
  });
}

function withCounter(system: ActorSystem, count: number, send: (counter: ActorRef) => void): Promise<void> {
  return new Promise((resolve) => {
    const counter = system.actorOf(Props.create(Counter, resolve));
    counter.tell(new Start(count));
    send(counter);
  });
}

async function pingPong(system: ActorSystem, count: number, inFlight: number, echoProps: Props): Promise<number> {
  await new Promise<void>((resolve) => {
    system.actorOf(Props.create(Pinger, system.actorOf(echoProps), inFlight, resolve)).tell(new Start(count / 2));
  });
  return count;
}

const { values } = parseArgs({
  options: {
    case: { type: "string" },
    count: { type: "string" },
    inspect: { type: "string", default: "off" },
    traced: { type: "boolean" },
    "context-manager": { type: "boolean" },
  },
});
if (values["context-manager"]) useContextManager();
const config = `${SYSTEM_CONFIG}${inspectionConfig(values.inspect)}`;
for (const [name, { count: usual, run }] of Object.entries(cases)) {
  if (values.case !== undefined && name !== values.case) continue;
  const count = Number(values.count ?? usual);
  const warmUp = await ActorSystem.create("Bench", config);
  if (values.traced) startTraces(warmUp);
  const stopLooking = lookAt(warmUp, values.inspect);
  await run(warmUp, count / 10);
  stopLooking();
  await warmUp.terminate();
  const system = await ActorSystem.create("Bench", config);
  if (values.traced) startTraces(system);
  lookAt(system, values.inspect);
  globalThis.gc?.();
  const bytesBefore = process.memoryUsage().heapUsed;
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const messages = await run(system, count);
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system: kernel } = process.cpuUsage(cpuBefore);
  globalThis.gc?.();
  const bytesPerActor =
    name.startsWith("local-create") && globalThis.gc !== undefined
      ? { bytesPerActor: Math.round((process.memoryUsage().heapUsed - bytesBefore) / count) }
      : {};
  const perSecond = Math.round(messages / seconds);
  console.log(
    JSON.stringify({ peer: "ritsem", case: name, messages, seconds, perSecond, cpuSeconds: (user + kernel) / 1e6, ...bytesPerActor }),
  );
  await system.terminate();
}
