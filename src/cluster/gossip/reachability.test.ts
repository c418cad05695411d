import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { anyNode, nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import { Reachability } from "./reachability.ts";

const [a, b, c, d] = [nodeAt(1), nodeAt(2), nodeAt(3), nodeAt(4)];
const everybody = UniqueAddressSet.of([a, b, c, d]);

/** A history of observations. */
const changes = fc.array(fc.tuple(anyNode(4), anyNode(4), fc.constantFrom("reachable", "unreachable", "terminated")), { maxLength: 12 });

function after(history: readonly (readonly [typeof a, typeof a, "reachable" | "unreachable" | "terminated"])[]): Reachability {
  return history.reduce((table, [observer, subject, change]) => table[change](observer, subject), Reachability.empty);
}

describe("Reachability", () => {
  it("calls a node unreachable if anybody does, and terminated if anybody does", () => {
    const table = Reachability.empty.unreachable(a, c).terminated(b, c).unreachable(b, d);
    assert.equal(table.statusOf(c), "Terminated");
    assert.equal(table.statusBy(a, c), "Unreachable");
    assert.equal(table.statusOf(d), "Unreachable");
    assert.equal(table.statusOf(a), "Reachable");
    assert.deepEqual([...table.allUnreachable], [d]);
    assert.sameMembers([...table.allUnreachableOrTerminated], [c, d]);
    assert.sameMembers([...table.allObservers], [a, b]);
    assert.deepEqual([...(table.observersGroupedByUnreachable.get(c.key)?.observers ?? [])], [a, b]);
  });

  it("drops an observer's records once all its subjects are reachable again, and keeps the count of its changes", () => {
    const table = Reachability.empty.unreachable(a, b).unreachable(a, c);
    const half = table.reachable(a, b);
    assert.deepEqual(
      half.records.map(({ status }) => status),
      ["Reachable", "Unreachable"],
    );
    const healed = half.reachable(a, c);
    assert.deepEqual([healed.records.length, healed.versionOf(a), healed.isAllReachable], [0, 4, true]);
  });

  it("does not count what changes nothing", () => {
    const table = Reachability.empty.unreachable(a, b);
    assert.equal(table.unreachable(a, b), table);
    assert.equal(Reachability.empty.reachable(a, b), Reachability.empty);
  });

  it("never heals a terminated node", () => {
    const table = Reachability.empty.terminated(a, b);
    assert.equal(table.reachable(a, b), table);
    assert.equal(table.unreachable(a, b), table);
  });

  it("merges to the newer records of each observer, in any order", () => {
    fc.assert(
      fc.property(changes, changes, changes, (common, mine, theirs) => {
        const left = after([...common, ...mine.filter(([observer]) => observer.uid <= 2)]);
        const right = after([...common, ...theirs.filter(([observer]) => observer.uid > 2)]);
        const merged = left.merge(everybody, right);
        assert.isTrue(merged.equals(right.merge(everybody, left)));
        for (const [observer, side] of [
          [a, left],
          [b, left],
          [c, right],
          [d, right],
        ] as const) {
          assert.equal(merged.versionOf(observer), side.versionOf(observer));
          for (const subject of everybody) assert.equal(merged.statusBy(observer, subject), side.statusBy(observer, subject));
        }
      }),
    );
  });

  it("knows nothing of nodes that are no members any more", () => {
    const table = Reachability.empty.unreachable(a, c).unreachable(b, d).unreachable(c, d);
    const without = UniqueAddressSet.of([a, b, d]);
    assert.deepEqual(
      table.merge(without, Reachability.empty).records.map(({ observer }) => observer),
      [b],
    );
    assert.deepEqual(table.remove(UniqueAddressSet.of([c, d])).records, []);
    assert.equal(table.remove(UniqueAddressSet.of([c])).versionOf(a), 1);
  });
});
