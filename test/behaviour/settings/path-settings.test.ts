import { assert, it } from "vitest";
import { Actor, DeadLetter, InvalidActorPathError, Props } from "../../../src/actor/index.ts";
import { startTestSystem } from "../actor-harness.ts";
import { describeSetting } from "./describe-setting.ts";

/** Has one child, down to the last level or to the first that is refused. */
class Link extends Actor {
  readonly #heard: unknown[];
  constructor(heard: unknown[], below: number, problems: unknown[]) {
    super();
    this.#heard = heard;
    try {
      if (below > 0) this.context.actorOf(Props.create(Link, heard, below - 1, problems), "a");
    } catch (error) {
      problems.push(error);
    }
  }
  override receive(message: unknown): void {
    this.#heard.push(message);
  }
}

class Parent extends Actor {
  readonly #heard: unknown[];
  constructor(heard: unknown[]) {
    super();
    this.#heard = heard;
    for (let count = 0; count < 10; count += 1) this.context.actorOf(Props.create(Link, heard, 0, []));
  }
  override receive(message: unknown): void {
    this.#heard.push(message);
  }
}

/** Builds a chain of actors with `setting`; the error of the first that is refused, and how many there are. */
async function chainWith(setting: string): Promise<{ readonly problem: unknown; readonly count: number }> {
  const { system, settle } = await startTestSystem(`akka { loggers = [], stdout-loglevel = OFF }, ${setting}`);
  const problems: unknown[] = [];
  const heard: unknown[] = [];
  system.actorOf(Props.create(Link, heard, 1_000, problems), "top");
  await settle();
  system.actorSelection("/user/**").tell("hello");
  await settle();
  await system.terminate();
  return { problem: problems[0], count: heard.length };
}

describeSetting("ritsem.actor.path.maximum-elements", () => {
  it("is how deep a tree may be; actorOf says so beyond", async () => {
    const { problem, count } = await chainWith("ritsem.actor.path.maximum-elements = 100");
    assert.equal(count, 99); // and /user
    assert.instanceOf(problem, InvalidActorPathError);
    assert.include(problem.message, "101 elements, limit 100 (ritsem.actor.path.maximum-elements)");
  });
});

describeSetting("ritsem.actor.path.maximum-bytes", () => {
  it("is how long a path may be; actorOf says so beyond", async () => {
    const { problem, count } = await chainWith("ritsem.actor.path.maximum-bytes = 1 KiB");
    assert.equal("/user/top".length + (count - 1) * "/a".length, 1023);
    assert.instanceOf(problem, InvalidActorPathError);
    assert.include(problem.message, "1025 bytes behind its address, limit 1024 (ritsem.actor.path.maximum-bytes)");
  });
});

/** What is heard by an actor with ten children, and the dead letters, when a message is sent to `path` with `setting`. */
async function selectedWith(setting: string, path: string): Promise<{ readonly heard: number; readonly letters: readonly DeadLetter[] }> {
  const { system, settle } = await startTestSystem(`akka { loggers = [], stdout-loglevel = OFF }, ${setting}`);
  const heard: unknown[] = [];
  const letters: DeadLetter[] = [];
  system.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
  system.actorOf(Props.create(Parent, heard), "parent");
  await settle();
  system.actorSelection(path).tell("hello");
  await settle();
  await system.terminate();
  return { heard: heard.length, letters: letters.filter(({ message }) => message === "hello") };
}

describeSetting("ritsem.actor.selection.maximum-steps", () => {
  it("is how many steps a selection may have; a dead letter with the reason beyond", async () => {
    const setting = "ritsem.actor.selection.maximum-steps = 4";
    assert.equal((await selectedWith(setting, "/user/parent/../*")).heard, 1);
    const { heard, letters } = await selectedWith(setting, "/user/parent/../parent/*");
    assert.deepEqual([heard, letters.length], [0, 1]);
    assert.include(letters[0]?.reason, "5 steps, limit 4 (ritsem.actor.selection.maximum-steps)");
  });
});

describeSetting("ritsem.actor.selection.maximum-visits", () => {
  const setting = "ritsem.actor.selection.maximum-visits = 14";

  it("is how many actors a selection may come by; each message counts for itself", async () => {
    assert.equal((await selectedWith(setting, "/user/parent/*")).heard, 10);
    assert.equal((await selectedWith(setting, "/user/**")).heard, 11);
  });

  for (const path of ["/user/parent/*/../*", "/user/parent/../**"]) {
    it(`makes a dead letter with the reason of ${path}`, async () => {
      const { heard, letters } = await selectedWith(setting, path);
      assert.deepEqual([heard, letters.length], [0, 1]);
      assert.include(letters[0]?.reason, "more than 14 actors (ritsem.actor.selection.maximum-visits)");
    });
  }
});
