import { monitorEventLoopDelay } from "node:perf_hooks";
import { Actor, type ActorRef, ActorSystem, Props } from "ritsem";

// The delay of the event loop while actors are flooded: ten million messages through one mailbox, and meanwhile the delay of sockets and
// timers, compared with the same loop when it is idle. Target: the p99 is at most 20 ms higher (median of the rounds). One JSON line.

const MESSAGES = 10_000_000;
const CHUNK = 5_000;
const ROUNDS = 7;
const MOST_ABOVE_IDLE_MS = 20;

class Drain extends Actor {
  #left: number = MESSAGES;
  readonly #onDone: () => void;

  constructor(onDone: () => void) {
    super();
    this.#onDone = onDone;
  }

  override receive(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#onDone();
  }
}

/** Sends a chunk at a time and then asks itself for the next one, so that the other actor's mailbox grows. */
class Flooder extends Actor {
  readonly #target: ActorRef;
  #left: number = MESSAGES;

  constructor(target: ActorRef) {
    super();
    this.#target = target;
  }

  override receive(): void {
    for (let count = 0; count < CHUNK; count += 1) this.#target.tell("hit");
    this.#left -= CHUNK;
    if (this.#left > 0) this.self.tell("go on");
  }
}

const rounds: { readonly idleP99Ms: number; readonly floodP99Ms: number; readonly seconds: number }[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const idleP99Ms = await p99While(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  const startedMs = performance.now();
  const floodP99Ms = await p99While(flood);
  rounds.push({ idleP99Ms, floodP99Ms, seconds: (performance.now() - startedMs) / 1_000 });
}
const above = rounds.map(({ idleP99Ms, floodP99Ms }) => floodP99Ms - idleP99Ms).toSorted((one, other) => one - other);
const medianAboveMs = above[above.length >> 1] ?? Number.NaN;
console.log(JSON.stringify({ bench: "flood", messages: MESSAGES, medianAboveMs, mostAboveMs: above.at(-1), rounds }));
process.exitCode = medianAboveMs <= MOST_ABOVE_IDLE_MS ? 0 : 1;

async function flood(): Promise<void> {
  await using system = await ActorSystem.create("flood", "akka.loglevel = WARNING");
  await new Promise<void>((resolve) => {
    const drain = system.actorOf(Props.create(Drain, resolve));
    system.actorOf(Props.create(Flooder, drain)).tell("go on");
  });
}

/** The 99th percentile of the delay of a timer of 1 ms while `act` is running. */
async function p99While(act: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await act();
  delay.disable();
  return delay.percentile(99) / 1e6;
}
