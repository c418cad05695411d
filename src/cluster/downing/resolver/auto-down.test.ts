import { assert, describe, it } from "vitest";
import { memberAt } from "../../member/nodes.fixture.ts";
import { autoDown, type AutoDownState } from "./auto-down.ts";
import { MachineRun } from "./machine-run.fixture.ts";

function run(unreachableAfterMs: number, leader: number = 1): MachineRun<AutoDownState> {
  return new MachineRun(autoDown({ unreachableAfterMs })).cluster([1, 2, 3], leader, 1);
}

describe("Auto-downing", () => {
  it("downs a member that is unreachable for the time in auto-down-unreachable-after", () => {
    const machine = run(5_000).unreachable(2).advance(3_000).unreachable(3).advance(1_999);
    assert.deepEqual(machine.downed, []);
    assert.deepEqual(machine.advance(1).downed, [[2]]);
    assert.deepEqual(machine.advance(3_000).downed, [[2], [3]]);
  });

  it("downs at once if that time is 0", () => {
    assert.deepEqual(run(0).unreachable(2).downed, [[2]]);
  });

  it("spares a member that comes back or is removed in time, and counts anew if it goes again", () => {
    const machine = run(5_000).unreachable(2, 3).advance(4_000).reachable(2).removed(3).unreachable(2).advance(4_999);
    assert.deepEqual(machine.downed, []);
    assert.deepEqual(machine.advance(1).downed, [[2]]);
  });

  it("leaves members to another leader, and downs them if this node becomes the leader", () => {
    const machine = run(5_000, 2).unreachable(2, 3).advance(10_000).reachable(3);
    assert.deepEqual(machine.downed, []);
    assert.deepEqual(machine.tell({ kind: "leader", isSelf: true }).downed, [[2]]);
    assert.deepEqual(machine.tell({ kind: "leader", isSelf: false }).tell({ kind: "leader", isSelf: true }).downed, [[2]]);
  });

  it("leaves members alone that are Down or Exiting", () => {
    const machine = run(1_000).tell({ kind: "unreachable", member: memberAt(2, "Down") });
    machine.tell({ kind: "unreachable", member: memberAt(3, "Exiting") });
    assert.deepEqual(machine.advance(10_000).downed, []);
  });
});
