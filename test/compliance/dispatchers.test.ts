import { assert, describe, it } from "vitest";
import type { Dispatcher } from "../../src/actor/index.ts";
import { EventLoopDispatcher } from "../../src/actor/internal.ts";
import { Config } from "../../src/hocon/index.ts";
import { callingThreadDispatcher, ManualPlatform } from "../../src/testkit/index.ts";
import { dispatcherCompliance } from "../../src/testkit/compliance/index.ts";
import { namesIn } from "./registered.ts";

const SETTINGS = { throughput: 30, throughputDeadlineMs: 5, path: "mine" };

/** A class of dispatchers → how one is made, and whether its turns begin at once. */
const runs: Readonly<Record<string, readonly [make: (platform: ManualPlatform) => Dispatcher, beginsAtOnce: boolean]>> = {
  EventLoopDispatcher: [(platform) => new EventLoopDispatcher(platform, SETTINGS), false],
  "EventLoopDispatcher that shares turns": [
    (platform) => new EventLoopDispatcher(platform, { throughput: 1, throughputDeadlineMs: 0 }).sharingTurns(SETTINGS),
    false,
  ],
  CallingThreadDispatcher: [
    (platform) => {
      const eventLoop = new EventLoopDispatcher(platform, SETTINGS);
      return callingThreadDispatcher({ ...SETTINGS, config: Config.empty(), clock: platform.clock, eventLoop });
    },
    true,
  ],
};

for (const [name, [make, beginsAtOnce]] of Object.entries(runs)) {
  describe(name, () => {
    for (const { name: promise, run } of dispatcherCompliance) {
      it(promise, () => {
        const platform = new ManualPlatform();
        const settle = async (): Promise<number> => {
          const before = platform.yieldCount;
          await platform.settle();
          return platform.yieldCount - before;
        };
        return run({ create: () => make(platform), beginsAtOnce, settle });
      });
    }
  });
}

describe("the dispatchers", () => {
  it("all have a compliance run", () => {
    const classes = ["src/actor", "src/testkit"].flatMap((folder) => namesIn(folder, /class (\w+) implements Dispatcher\b/g));
    assert.sameMembers(
      classes,
      Object.keys(runs).filter((name) => !name.includes(" ")),
    );
  });

  it("are checked for every numbered promise", () => {
    assert.deepEqual(
      dispatcherCompliance.map(({ name }) => name.split(" ", 1)[0]),
      Array.from({ length: 5 }, (_, index) => `D${index + 1}`),
    );
  });
});
