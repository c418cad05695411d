import { Actor, type ActorRef, type ActorSystem, Props, ReceiveActor, startActorSystem } from "../src/actor/index.ts";
import { nodePlatform } from "../src/platform/node/index.ts";

// Actors of one system on one thread: tell, ping-pong, ask, creation. One JSON line per case; `--case name` runs one of them.
// Each case is warmed up with a tenth of its messages, then measured once; compare numbers of one run on one machine only.

const SYSTEM_CONFIG = "akka.loglevel = WARNING";

class Start {
  readonly count: number;
  constructor(count: number) {
    this.count = count;
  }
}

/** Calls back when it has heard a given number of messages. */
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

/** The same through the table of handlers that most programs are written with. */
class ReceivingEcho extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
  }
}

/** Keeps `inFlight` messages under way to `target` until as many answers as told have come. */
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

/** Runs `count` units and returns how many messages they were. */
type Case = (system: ActorSystem, count: number) => Promise<number>;

const BURST = 1000;

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
      let left = count;
      await new Promise<void>((resolve) => {
        const props = Props.create(Idle, () => {
          left -= 1;
          if (left === 0) resolve();
        });
        for (let index = 0; index < count; index += 1) system.actorOf(props).tell("first");
      });
      return count;
    },
  },
};

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

function newSystem(): Promise<ActorSystem> {
  const host = { platform: nodePlatform(), loadProvider: () => Promise.reject(new Error("no remoting here")) };
  return startActorSystem(host, "Bench", SYSTEM_CONFIG);
}

const wanted = process.argv.includes("--case") ? process.argv[process.argv.indexOf("--case") + 1] : undefined;
for (const [name, { count, run }] of Object.entries(cases)) {
  if (wanted !== undefined && name !== wanted) continue;
  const warmUp = await newSystem();
  await run(warmUp, count / 10);
  await warmUp.terminate();
  const system = await newSystem();
  globalThis.gc?.();
  const bytesBefore = process.memoryUsage().heapUsed;
  const startedMs = performance.now();
  const messages = await run(system, count);
  const seconds = (performance.now() - startedMs) / 1000;
  globalThis.gc?.();
  const bytesPerActor =
    name === "local-create" && globalThis.gc !== undefined
      ? { bytesPerActor: Math.round((process.memoryUsage().heapUsed - bytesBefore) / count) }
      : {};
  await system.terminate();
  console.log(
    JSON.stringify({ peer: "ritsem", case: name, messages, seconds, perSecond: Math.round(messages / seconds), ...bytesPerActor }),
  );
}
