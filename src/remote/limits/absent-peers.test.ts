import { assert, describe, it } from "vitest";
import { ManualPlatform } from "../../testkit/index.ts";
import { AbsentPeers } from "./absent-peers.ts";

const LIMITS = { afterMs: 15_000, maximum: 3, maximumWatches: 100, maximumQuarantined: 10 };

class World {
  readonly platform = new ManualPlatform();
  readonly givenUp: string[] = [];
  readonly reasons: string[] = [];
  readonly peers = new AbsentPeers(this.platform, LIMITS);

  leave(name: string, watchCount = 0): void {
    this.peers.add(name, {
      watchCount: () => watchCount,
      giveUp: (reason) => {
        this.givenUp.push(name);
        this.reasons.push(reason);
      },
    });
  }
}

describe("AbsentPeers", () => {
  it("gives up those that have been absent longest when they are too many", async () => {
    const world = new World();
    for (const name of ["a", "b", "c", "d", "e"]) world.leave(name);
    await world.platform.advanceMs(15_000);
    assert.deepEqual(world.givenUp, ["a", "b"]);
    assert.include(world.reasons[0], "ritsem.remote.absent-peers.maximum)");
  });

  it("gives up those that have been absent longest when they watch too much together", async () => {
    const world = new World();
    world.leave("a", 60);
    world.leave("b", 60);
    await world.platform.advanceMs(15_000);
    assert.deepEqual(world.givenUp, ["a"]);
    assert.include(world.reasons[0], "ritsem.remote.absent-peers.maximum-watches");
  });

  it("gives up no peer that comes back in time, however much it watches", async () => {
    const world = new World();
    world.leave("a", 1_000);
    await world.platform.advanceMs(14_999);
    world.peers.remove("a");
    await world.platform.advanceMs(60_000);
    assert.isEmpty(world.givenUp);
    world.leave("a", 1_000);
    await world.platform.advanceMs(14_999);
    assert.isEmpty(world.givenUp);
    await world.platform.advanceMs(15_000);
    assert.deepEqual(world.givenUp, ["a"]);
  });
});
