import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import {
  BroadcastPool,
  ConsistentHashableEnvelope,
  ConsistentHashingPool,
  type Pool,
  RandomPool,
  RoundRobinPool,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  TailChoppingPool,
} from "../../src/actor/index.ts";
import { routerLogicCompliance } from "../../src/testkit/compliance/index.ts";

/** A class of src/actor/routing → a pool that goes by it. */
const runs: Readonly<Record<string, Pool>> = {
  BroadcastLogic: new BroadcastPool(1),
  ConsistentHashingLogic: new ConsistentHashingPool(1),
  RandomLogic: new RandomPool(1),
  RoundRobinLogic: new RoundRobinPool(1),
  ScatterGatherLogic: new ScatterGatherFirstCompletedPool(1, "1 s"),
  SmallestMailboxLogic: new SmallestMailboxPool(1),
  TailChoppingLogic: new TailChoppingPool(1, "1 s"),
};

for (const [name, pool] of Object.entries(runs)) {
  describe(name, () => {
    const fixture = {
      createLogic: (context: Parameters<Pool["createLogic"]>[0]) => pool.createLogic(context),
      createMessage: (number: number) => new ConsistentHashableEnvelope(number, `key ${number}`),
    };
    for (const { name: promise, run } of routerLogicCompliance) it(promise, () => run(fixture));
  });
}

describe("the router logics", () => {
  it("all have a compliance run", () => {
    const folder = join(import.meta.dirname, "../../src/actor/routing");
    const classes = readdirSync(folder)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/class (\w+) implements RouterLogic/g)])
      .map(([, name]) => name);
    assert.sameMembers(classes, Object.keys(runs));
  });

  it("are checked for every numbered promise", () => {
    assert.deepEqual(
      routerLogicCompliance.map(({ name }) => name.split(" ", 1)[0]),
      Array.from({ length: 5 }, (_, index) => `R${index + 1}`),
    );
  });
});
