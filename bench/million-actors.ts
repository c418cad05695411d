import { parseArgs } from "node:util";
import { Actor, type ActorRef, ActorSystem, Props } from "ritsem";

// One million actors that live at the same time in one process: a thousand parents with a thousand children each. Every one of them gets a message and
// answers it, then the system terminates in order. One JSON line; ends with status 1 when an answer is missing.
//
// node --expose-gc --max-old-space-size=4096 --import tsx bench/million-actors.ts [--count 1000000]

const PARENTS = 1_000;

class Child extends Actor {
  override receive(message: unknown): void {
    this.sender.tell(message);
  }
}

/** Makes its children with the first message, and passes on how many of them have answered a question to all. */
class Parent extends Actor {
  readonly #onAnswer: () => void;

  constructor(childCount: number, onAnswer: () => void) {
    super();
    this.#onAnswer = onAnswer;
    const child = Props.create(Child);
    for (let index = 0; index < childCount; index += 1) this.context.actorOf(child);
  }

  override receive(message: unknown): void {
    if (message === "ask all") for (const child of this.context.children) child.tell("are you there?");
    else this.#onAnswer();
  }
}

const { values } = parseArgs({ options: { count: { type: "string", default: "1000000" } } });
const childCount = Math.max(1, Math.round(Number(values.count) / PARENTS) - 1);
const expected = childCount * PARENTS;
const actors = expected + PARENTS;
globalThis.gc?.();
const bytesBefore = process.memoryUsage().heapUsed;
const system = await ActorSystem.create("million", "akka.loglevel = WARNING");
const startedMs = performance.now();
let answers = 0;
let onAll = (): void => {};
const all = new Promise<void>((resolve) => (onAll = resolve));
const onAnswer = (): void => {
  answers += 1;
  if (answers === expected) onAll();
};
const parents: ActorRef[] = Array.from({ length: PARENTS }, () => system.actorOf(Props.create(Parent, childCount, onAnswer)));
for (const parent of parents) parent.tell("ask all");
await all;
const aliveAfterMs = performance.now() - startedMs;
globalThis.gc?.();
const bytesPerActor = Math.round((process.memoryUsage().heapUsed - bytesBefore) / actors);
const rssMb = Math.round(process.memoryUsage().rss / 2 ** 20);
await system.terminate();
const seconds = (performance.now() - startedMs) / 1_000;
console.log(
  JSON.stringify({ bench: "million-actors", actors, answers, aliveAfterSeconds: aliveAfterMs / 1_000, seconds, bytesPerActor, rssMb }),
);
process.exitCode = answers === expected ? 0 : 1;
