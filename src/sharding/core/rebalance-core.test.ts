import { assert, describe, it } from "vitest";
import { RebalanceCore } from "./rebalance-core.ts";
import { shortOf, someRef } from "./some-ref.fixture.ts";

const owner = someRef(1);
const other = someRef(2);
const proxy = someRef(3, "CounterProxy");

function begun(): RebalanceCore {
  const core = new RebalanceCore("3", owner, [owner, other, proxy]);
  core.start();
  return core;
}

describe("RebalanceCore", () => {
  it("asks all regions and proxies to forget the home first", () => {
    const core = new RebalanceCore("3", owner, [owner, other, proxy]);
    assert.deepEqual(shortOf(core.start()), [
      "BeginHandOff 3 to Counter@1",
      "BeginHandOff 3 to Counter@2",
      "BeginHandOff 3 to CounterProxy@3",
    ]);
  });

  it("stops the shard when all have acknowledged or ended", () => {
    const core = begun();
    assert.deepEqual(core.acknowledged("3", owner), []);
    assert.deepEqual(core.acknowledged("3", owner), []);
    assert.deepEqual(core.acknowledged("4", proxy), []);
    assert.deepEqual(core.terminated(other), []);
    assert.deepEqual(shortOf(core.acknowledged("3", proxy)), ["HandOff 3 to Counter@1"]);
    assert.deepEqual(core.stopped("3"), [{ kind: "done", isStopped: true }]);
  });

  it("counts the end of the owner as the end of the shard", () => {
    const core = begun();
    for (const each of [owner, other, proxy]) core.acknowledged("3", each);
    assert.deepEqual(core.terminated(other), []);
    assert.deepEqual(core.terminated(owner), [{ kind: "done", isStopped: true }]);
  });

  it("does not take the end of a shard for granted before all have acknowledged", () => {
    assert.deepEqual(begun().stopped("3"), []);
  });

  it("gives up when its time is over, once", () => {
    const core = begun();
    assert.deepEqual(core.timedOut(), [{ kind: "done", isStopped: false }]);
    assert.deepEqual(core.timedOut(), []);
    assert.deepEqual(core.terminated(owner), []);
  });

  it("compares refs by path and uid, not as objects", () => {
    const core = new RebalanceCore("1", someRef(1), [someRef(1), someRef(2)]);
    core.start();
    assert.deepEqual(core.acknowledged("1", someRef(2)), []);
    assert.deepEqual(shortOf(core.acknowledged("1", someRef(1))), ["HandOff 1 to Counter@1"]);
    assert.deepEqual(core.terminated(someRef(1)), [{ kind: "done", isStopped: true }]);
  });
});
