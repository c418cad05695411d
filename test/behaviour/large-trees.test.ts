import { assert, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, Props } from "../../src/actor/index.ts";
import { startTestSystem } from "./actor-harness.ts";

const LEVELS = 3_000;
const FAMILY = 150_000;

class Counter extends Actor {
  readonly #count: () => void;
  constructor(count: () => void) {
    super();
    this.#count = count;
  }
  override receive(message: unknown): void {
    if (message === "fail") throw new Error("on demand");
    this.#count();
  }
}

/** Has one child, down to the last level. */
class Link extends Counter {
  constructor(count: () => void, below: number) {
    super(count);
    if (below > 0) this.context.actorOf(Props.create(Link, count, below - 1), "a");
  }
}

class Parent extends Counter {
  constructor(count: () => void, size: number) {
    super(count);
    for (let index = 0; index < size; index += 1) this.context.actorOf(Props.create(Counter, count));
  }
}

/** Whether the actor at `path` lives. */
function lives(system: ActorSystem, path: string): Promise<boolean> {
  return system
    .actorSelection(path)
    .resolveOne("1 s")
    .then(
      () => true,
      () => false,
    );
}

describe(`A tree of ${LEVELS} levels`, () => {
  async function startTree() {
    const test = await startTestSystem("akka { loggers = [], stdout-loglevel = OFF }");
    let count = 0;
    const top = test.system.actorOf(
      Props.create(Link, () => void (count += 1), LEVELS),
      "top",
    );
    await test.settle();
    return { ...test, top, count: () => count };
  }

  it("is selected, restarted and stopped as a whole", async () => {
    const { system, top, settle, count } = await startTree();
    system.actorSelection("/user/**").tell("hello");
    await settle();
    assert.equal(count(), LEVELS + 1);

    top.tell("fail");
    await settle();
    system.actorSelection("/user/**").tell("hello");
    await settle();
    assert.equal(count(), 2 * (LEVELS + 1));

    const deepest = `/user/top${"/a".repeat(LEVELS)}`;
    assert.isTrue(await settled(lives(system, deepest), settle));
    system.stop(top);
    await settle();
    assert.isFalse(await settled(lives(system, deepest), settle));
    await system.terminate();
  });
});

describe(`A family of ${FAMILY} children`, () => {
  it("is selected and stopped as a whole", async () => {
    const { system, settle } = await startTestSystem("akka { loggers = [], stdout-loglevel = OFF }");
    let count = 0;
    const parent: ActorRef = system.actorOf(
      Props.create(Parent, () => void (count += 1), FAMILY),
      "parent",
    );
    await settle();
    system.actorSelection("/user/parent/*").tell("hello");
    await settle();
    assert.equal(count, FAMILY);
    system.actorSelection("/user/parent/*/..").tell("hello");
    await settle();
    assert.equal(count, FAMILY + 1); // the parent is found by every child, and gets the message once
    system.stop(parent);
    await settle();
    assert.isFalse(await settled(lives(system, "/user/parent"), settle));
    await system.terminate();
  });
});

/** The outcome of what needs turns of the system. */
async function settled<T>(promise: Promise<T>, settle: () => Promise<void>): Promise<T> {
  await settle();
  return promise;
}
