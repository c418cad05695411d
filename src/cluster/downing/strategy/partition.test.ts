import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Reachability } from "../../gossip/reachability.ts";
import { Member, NEVER_UP } from "../../member/member.ts";
import type { MemberStatus } from "../../member/member-status.ts";
import { nodeAt } from "../../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../../member/unique-address-set.ts";
import { DowningView } from "./downing-view.ts";
import type { DowningStrategy } from "./downing-strategy.ts";
import { keepMajority } from "./keep-majority.ts";
import { keepOldest } from "./keep-oldest.ts";
import { leaseMajority } from "./lease-majority.ts";
import { victimsOf } from "./nodes-to-down.ts";
import { staticQuorum } from "./static-quorum.ts";

/** A cluster that has come apart into two parts, each with a copy of the same members. */
interface Cut {
  readonly members: readonly Member[];
  /** By member. */
  readonly isLeft: readonly boolean[];
}

function anyCut(...statuses: readonly MemberStatus[]): fc.Arbitrary<Cut> {
  const one = fc.record({
    status: fc.constantFrom(...statuses),
    roles: fc.subarray(["a", "b"]),
    isLeft: fc.boolean(),
    age: fc.integer({ min: 1, max: 1_000 }),
  });
  return fc
    .uniqueArray(one, { minLength: 2, maxLength: 12, selector: ({ age }) => age })
    .filter((all) => new Set(all.map(({ isLeft }) => isLeft)).size === 2)
    .map((all) => ({
      members: all.map(({ status, roles, age }, index) => {
        const upNumber = status === "Joining" || status === "WeaklyUp" ? NEVER_UP : age;
        return new Member({ uniqueAddress: nodeAt(index + 1), status, roles, upNumber });
      }),
      isLeft: all.map(({ isLeft }) => isLeft),
    }));
}

/** What one side sees: each of its members observes each of the other side. */
function viewOf({ members, isLeft }: Cut, isLeftSide: boolean): DowningView {
  const nodes = members.map(({ uniqueAddress }) => uniqueAddress);
  const near = nodes.filter((_, index) => isLeft[index] === isLeftSide);
  const far = nodes.filter((_, index) => isLeft[index] !== isLeftSide);
  const reachability = near.reduce(
    (all, observer) => far.reduce((some, subject) => some.unreachable(observer, subject), all),
    Reachability.empty,
  );
  const seenBy = new Set(near.map(({ address }) => address.toString()));
  return new DowningView({ members, unreachable: UniqueAddressSet.of(far), reachability, seenBy });
}

/** Whether a side downs the other one and no member of its own. */
function goesOn(strategy: DowningStrategy, cut: Cut, isLeftSide: boolean): boolean {
  const view = viewOf(cut, isLeftSide);
  const { nodes } = victimsOf(strategy, view, strategy.decide(view));
  return nodes.filter((node) => !view.unreachable.has(node)).size === 0;
}

const anyRole = fc.constantFrom("", "a");
const anyStatus = anyCut("Up", "Up", "Up", "Leaving", "Exiting", "Down", "Joining", "WeaklyUp");

/** Sides whose members are all Down or Exiting down no member, and end anyway. */
function isOver(cut: Cut): boolean {
  return [true, false].some((side) =>
    cut.members.every(({ status }, index) => cut.isLeft[index] !== side || status === "Down" || status === "Exiting"),
  );
}

describe("Both sides of a clean partition", () => {
  it("never go on with keep-majority, keep-oldest, or a static quorum that the cluster does not exceed", () => {
    const anyStrategy = fc.tuple(anyRole, fc.boolean(), fc.integer({ min: 1, max: 6 })).chain(([role, downsIfAlone, quorumSize]) => {
      return fc.constantFrom(keepMajority({ role }), keepOldest({ role, downsIfAlone }), staticQuorum({ role, quorumSize }));
    });
    fc.assert(
      fc.property(anyStrategy, anyStatus, (strategy, cut) => {
        fc.pre(!isOver(cut));
        assert.isFalse(goesOn(strategy, cut, true) && goesOn(strategy, cut, false), strategy.name);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never end both if all members are Up, with keep-majority or keep-oldest", () => {
    const anyStrategy = fc
      .boolean()
      .chain((downsIfAlone) => fc.constantFrom(keepMajority({ role: "" }), keepOldest({ role: "", downsIfAlone })));
    fc.assert(
      fc.property(anyStrategy, anyCut("Up"), (strategy, cut) => {
        assert.isTrue(goesOn(strategy, cut, true) || goesOn(strategy, cut, false), strategy.name);
      }),
      { numRuns: 1_000 },
    );
  });

  it("ask for the lease, and the smaller one waits first", () => {
    const strategy = leaseMajority({ role: "", acquireDelayForMinorityMs: 2_000 });
    fc.assert(
      fc.property(anyCut("Up"), (cut) => {
        const delays = [true, false].map((side) => {
          const decision = strategy.decide(viewOf(cut, side));
          return decision.kind === "AcquireLeaseAndDownUnreachable" ? decision.acquireDelayMs : assert.fail(decision.kind);
        });
        assert.sameMembers(delays, [0, 2_000]);
        const left = cut.isLeft.filter(Boolean).length;
        if (left * 2 !== cut.members.length) assert.equal(delays[0], left * 2 > cut.members.length ? 0 : 2_000);
      }),
    );
  });
});

describe("staticQuorum", () => {
  it("warns of a cluster that is too large for its quorum", () => {
    const members = [1, 2, 3, 4].map((port) => new Member({ uniqueAddress: nodeAt(port), status: "Up", upNumber: port, roles: ["a"] }));
    const warningOf = (role: string, quorumSize: number): string | undefined =>
      staticQuorum({ quorumSize, role }).warningOf?.(new DowningView({ members }));
    assert.match(
      warningOf("", 2) ?? "",
      /has 4 members, and akka\.cluster\.split-brain-resolver\.static-quorum\.quorum-size is 2, which is enough for 3/,
    );
    assert.isUndefined(warningOf("", 3));
    assert.isUndefined(warningOf("b", 1));
    assert.match(warningOf("a", 1) ?? "", /4 members with the role a/);
  });
});
