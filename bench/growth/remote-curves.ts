import { Actor, type ActorRef, ActorSystem, Props } from "ritsem";
import type { Curve, Prepared } from "./curve.ts";

/** Messages under way over all associations, unless they are large. */
const IN_FLIGHT = 500;
const IN_FLIGHT_BYTES = 1 << 20;
const ROUND_TRIPS = 30_000;

class Echo extends Actor {
  override receive(message: unknown): void {
    this.sender.tell(message);
  }
}

/** Echo actors one below the other. */
class Nested extends Echo {
  constructor(depth: number) {
    super();
    if (depth > 1) this.context.actorOf(Props.create(Nested, depth - 1), "a");
  }
}

/** What the clients of one run share. */
interface Run {
  unsent: number;
  unanswered: number;
  readonly onDone: () => void;
}

/** Sends `message` to its target for each echo, as long as the run has any left. */
class Client extends Actor {
  readonly #target: ActorRef;
  readonly #message: unknown;
  #run: Run | undefined;

  constructor(target: ActorRef, message: unknown) {
    super();
    this.#target = target;
    this.#message = message;
  }

  override receive(message: unknown): void {
    if (typeof message === "object" && message !== null && "onDone" in message) {
      this.#run = message as Run;
      this.#send(this.#run);
      return;
    }
    const run = this.#run;
    if (run === undefined) return;
    run.unanswered -= 1;
    if (run.unanswered === 0) run.onDone();
    else this.#send(run);
  }

  #send(run: Run): void {
    if (run.unsent === 0) return;
    run.unsent -= 1;
    this.#target.tell(this.#message, this.self);
  }
}

function start(name: string): Promise<ActorSystem> {
  return ActorSystem.create(
    name,
    "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
  );
}

/** Round trips between a hub and `associations` other systems in the same process. */
async function prepared(
  associations: number,
  {
    depth = 1,
    inFlight = IN_FLIGHT,
    message = "hit",
    roundTrips = ROUND_TRIPS,
  }: {
    readonly depth?: number;
    readonly inFlight?: number;
    readonly message?: unknown;
    readonly roundTrips?: number;
  } = {},
): Promise<Prepared> {
  const hub = await start("Hub");
  hub.actorOf(Props.create(Nested, depth), "a");
  const path = `akka.tcp://Hub@127.0.0.1:${hub.address.port}/user${"/a".repeat(depth)}`;
  const systems: ActorSystem[] = [];
  const clients: ActorRef[] = [];
  for (let index = 0; index < associations; index += 1) {
    const system = await start(`Peer${index}`);
    systems.push(system);
    const target = await system.actorSelection(path).resolveOne("10 s");
    const each = Math.max(1, Math.floor(inFlight / associations));
    for (let client = 0; client < each; client += 1) clients.push(system.actorOf(Props.create(Client, target, message)));
  }
  return {
    messages: 2 * roundTrips,
    run: () =>
      new Promise((onDone) => {
        const run: Run = { unsent: roundTrips, unanswered: roundTrips, onDone };
        for (const client of clients) client.tell(run);
      }),
    end: () => Promise.all([hub, ...systems].map((system) => system.terminate())),
  };
}

export const remoteCurves: readonly Curve[] = [
  {
    name: "remote: associations",
    unit: "associations",
    sizes: [1, 10, 100, 1_000],
    reason:
      "All messages of one turn that go to the same system leave in one write. The more systems share the messages under way, the fewer there are in a write, down to one: then a message pays for its own system calls, as with one message in flight. With a thousand, each message also finds the memory of its system, its connection and its actors outside the processor's caches, so that all steps take two to three times as long, and Node allocates 64 KiB for each read, the collection of which is an eighth of the time.",
    prepare: (size) => prepared(size),
  },
  {
    name: "remote: messages in flight",
    unit: "messages",
    sizes: [1, 10, 100, 1_000],
    reason: "The cost falls, because more messages share a write and a read.",
    prepare: (size) => prepared(1, { inFlight: size, roundTrips: size < 10 ? 5_000 : ROUND_TRIPS }),
  },
  {
    name: "remote: bytes of a message",
    unit: "bytes",
    sizes: [1, 100, 1_000, 10_000, 100_000, 120_000],
    reason: "The bytes are copied: into the block that is written, by the kernel on both sides, and to the actor.",
    prepare: (size) =>
      prepared(1, {
        message: new Uint8Array(size).fill(7),
        inFlight: Math.min(IN_FLIGHT, Math.floor(IN_FLIGHT_BYTES / size)),
        roundTrips: size > 50_000 ? 1_000 : size > 5_000 ? 5_000 : ROUND_TRIPS,
      }),
  },
  {
    name: "remote: depth of the tree",
    unit: "levels",
    sizes: [1, 10, 100, 1_000],
    reason:
      "Each message has the whole path of its recipient. Paths longer than 1 024 bytes are not kept in the tables, which are bounded, and are resolved again for each message.",
    prepare: (size) => prepared(1, { depth: size, roundTrips: size < 1_000 ? ROUND_TRIPS : 10_000 }),
  },
];
