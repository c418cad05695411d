import { assert, describe, it } from "vitest";
import { memberAt, nodeAt } from "../../member/nodes.fixture.ts";
import { olderKeepMajority, olderKeepReferee, type PartitionStrategy } from "../strategy/partition-strategy.ts";
import { MachineRun } from "./machine-run.fixture.ts";
import { olderResolver, type OlderResolverState } from "./older-resolver.ts";

function run(strategy: PartitionStrategy = olderKeepMajority({ role: "" })): MachineRun<OlderResolverState> {
  return new MachineRun(olderResolver({ strategy, stableAfterMs: 20_000 })).cluster([1, 2, 3, 4, 5], 1, 9).advance(60_000);
}

describe("The older split brain resolver", () => {
  it("decides on every node, once nothing has changed for stable-after", () => {
    const resolver = run().unreachable(4).advance(19_000).unreachable(5).advance(19_000);
    assert.deepEqual(resolver.downed, []);
    assert.deepEqual(resolver.advance(1_000).downed, [[4, 5]]);
  });

  it("decides once for each change", () => {
    const resolver = run().unreachable(4, 5).advance(200_000);
    assert.deepEqual(resolver.downed, [[4, 5]]);
    assert.lengthOf(resolver.member(memberAt(4, "Down")).advance(20_000).downed, 2);
  });

  it("waits again for a member that joins", () => {
    const resolver = run().unreachable(5).advance(10_000).member(memberAt(6, "Joining")).advance(19_000);
    assert.deepEqual(resolver.downed, []);
  });

  it("counts only members that have been Up or reachable again", () => {
    const resolver = run().removed(2, 3).member(memberAt(6, "Joining")).member(memberAt(7, "Joining")).unreachable(4, 5).advance(20_000);
    assert.deepEqual(resolver.downed, [[1]]);
  });

  it("keeps the side of the referee with keep-referee", () => {
    const strategy = olderKeepReferee({ address: nodeAt(1).address, minimumNodes: 2 });
    assert.deepEqual(run(strategy).unreachable(3, 4, 5).advance(20_000).downed, [[3, 4, 5]]);
    assert.deepEqual(run(strategy).unreachable(1).advance(20_000).downed, [[2, 3, 4, 5]]);
    assert.deepEqual(run(strategy).unreachable(2, 3, 4, 5).advance(20_000).downed, [[1, 2, 3, 4, 5]]);
  });

  it("downs no member once a member is reachable again", () => {
    assert.deepEqual(run().unreachable(5).advance(10_000).reachable(5).advance(60_000).downed, []);
  });
});
