import { assert, describe, it } from "vitest";
import { type Decider, deciderOf, defaultDecider, Directive } from "../../src/actor/index.ts";
import { PlatformScheduler } from "../../src/actor/internal.ts";
import { deciderCompliance, schedulerCompliance } from "../../src/testkit/compliance/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { namesIn } from "./registered.ts";

describe("PlatformScheduler", () => {
  for (const { name: promise, run } of schedulerCompliance) {
    it(promise, () => {
      const platform = new ManualPlatform();
      const create = () => new PlatformScheduler({ platform, tickMs: 10, onError: () => {} });
      return run({ create, advanceMs: (milliseconds) => platform.advanceMs(milliseconds) });
    });
  }
});

const deciders: Readonly<Record<string, Decider>> = {
  defaultDecider,
  deciderOf: deciderOf(Directive.Escalate, [
    [TypeError, Directive.Resume],
    [Error, Directive.Stop],
  ]),
};

for (const [name, decider] of Object.entries(deciders)) {
  describe(name, () => {
    for (const { name: promise, run } of deciderCompliance) it(promise, () => run({ decider }));
  });
}

describe("the schedulers and deciders", () => {
  it("all have a compliance run", () => {
    assert.deepEqual(namesIn("src/actor", /class (\w+) implements Scheduler\b/g), ["PlatformScheduler"]);
    const found = namesIn("src/actor", /export (?:const|function) (\w+)(?:: Decider =|\([^)]*\): Decider \{)/g);
    assert.sameMembers([...found], Object.keys(deciders));
  });
});
