import { Actor, type ActorRef, ActorSystem, Props, RoundRobinPool, Terminated } from "ritsem";
import { Countdown, Counting } from "./countdown.ts";
import type { Curve, Prepared } from "./curve.ts";

const MESSAGES = 300_000;
/** Messages that are sent before they are handled. */
const BURST = 1_000;

class Event {}

/** Creates one child and passes on its ref, down to the given depth. */
class Nested extends Actor {
  constructor(depth: number, countdown: Countdown, onDeepest: (ref: ActorRef) => void) {
    super();
    const child = depth === 1 ? Props.create(Counting, countdown) : Props.create(Nested, depth - 1, countdown, onDeepest);
    const ref = this.context.actorOf(child, "a");
    if (depth === 1) onDeepest(ref);
  }

  override receive(): void {}
}

/** Counts the end of what it watches. */
class Watcher extends Actor {
  readonly #countdown: Countdown;

  constructor(countdown: Countdown) {
    super();
    this.#countdown = countdown;
  }

  override receive(message: unknown): void {
    if (message instanceof Terminated) this.#countdown.step();
    else {
      this.context.watch(message as ActorRef);
      this.sender.tell("watching", this.self);
    }
  }
}

function start(): Promise<ActorSystem> {
  return ActorSystem.create("Growth", "akka.loglevel = WARNING");
}

/** Sends `messages` messages, each to the next of the targets. */
async function prepared(system: ActorSystem, countdown: Countdown, targets: readonly ActorRef[], messages: number): Promise<Prepared> {
  return {
    messages,
    async run() {
      const done = countdown.start(messages);
      for (let sent = 0; sent < messages; ) {
        for (const end = Math.min(messages, sent + BURST); sent < end; sent += 1) targets[sent % targets.length]?.tell("hit");
        await new Promise((resolve) => setImmediate(resolve));
      }
      await done;
    },
    end: () => system.terminate(),
  };
}

export const localCurves: readonly Curve[] = [
  {
    name: "actors",
    unit: "actors",
    sizes: [10, 100, 1_000, 10_000, 100_000, 1_000_000],
    reason:
      "A message to an actor that had none for a while allocates a mailbox, and reads memory that is no longer in the caches of the processor. The number of actors itself is looked up nowhere.",
    async prepare(size) {
      const system = await start();
      const countdown = new Countdown();
      const targets = Array.from({ length: size }, () => system.actorOf(Props.create(Counting, countdown)));
      return await prepared(system, countdown, targets, Math.max(MESSAGES, size));
    },
  },
  {
    name: "routees of a pool",
    unit: "routees",
    sizes: [1, 10, 100, 1_000],
    async prepare(size) {
      const system = await start();
      const countdown = new Countdown();
      const router = system.actorOf(Props.create(Counting, countdown).withRouter(new RoundRobinPool(size)));
      return await prepared(system, countdown, [router], MESSAGES);
    },
  },
  {
    name: "depth of the tree",
    unit: "levels",
    sizes: [1, 10, 100, 1_000],
    async prepare(size) {
      const system = await start();
      const countdown = new Countdown();
      const deepest = await new Promise<ActorRef>((resolve) => system.actorOf(Props.create(Nested, size, countdown, resolve)));
      return await prepared(system, countdown, [deepest], MESSAGES);
    },
  },
  {
    name: "subscribers, per delivery",
    unit: "subscribers",
    sizes: [1, 10, 100, 1_000, 10_000],
    reason:
      "With one subscriber, a delivery pays for an event and its publication alone, which take 25 ns. With a thousand and more, the mailboxes are no longer in the caches of the processor, as with so many actors.",
    async prepare(size) {
      const system = await start();
      const countdown = new Countdown();
      for (let index = 0; index < size; index += 1) system.eventStream.subscribe(system.actorOf(Props.create(Counting, countdown)), Event);
      const events = Math.max(1, MESSAGES / size);
      return {
        messages: events * size,
        async run() {
          const done = countdown.start(events * size);
          for (let sent = 0; sent < events; sent += 1) {
            system.eventStream.publish(new Event());
            if ((sent * size) % BURST === 0) await new Promise((resolve) => setImmediate(resolve));
          }
          await done;
        },
        end: () => system.terminate(),
      };
    },
  },
  {
    name: "watchers, per notification",
    unit: "watchers",
    sizes: [1, 10, 100, 1_000, 10_000],
    reason:
      "With few watchers, the creation and the end of the watched actor are shared by few. A notification costs the same, however many there are.",
    async prepare(size) {
      const system = await start();
      const countdown = new Countdown();
      const watchers = Array.from({ length: size }, () => system.actorOf(Props.create(Watcher, countdown)));
      const subjects = Math.max(1, Math.floor(20_000 / size));
      return {
        messages: subjects * size,
        async run() {
          for (let index = 0; index < subjects; index += 1) {
            const subject = system.actorOf(Props.create(Counting, countdown));
            await Promise.all(watchers.map((watcher) => watcher.ask(subject)));
            const done = countdown.start(size);
            system.stop(subject);
            await done;
          }
        },
        end: () => system.terminate(),
      };
    },
  },
];
