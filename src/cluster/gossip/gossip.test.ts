import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { memberAt, nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import { anyChanges, gossipAfter } from "./gossip.fixture.ts";
import { Gossip } from "./gossip.ts";
import { MembershipState } from "./membership-state.ts";
import { clockNodeOf } from "./vector-clock.ts";

const [a, b, c, d] = [nodeAt(1), nodeAt(2), nodeAt(3), nodeAt(4)];
const three = new Gossip({ members: [memberAt(3), memberAt(1), memberAt(2)] }).increment(a);
const portsOf = (gossip: Gossip): readonly (number | undefined)[] => gossip.members.map(({ address }) => address.port);
const seenByAll = (gossip: Gossip): Gossip => gossip.withSeenOnlyBy(...gossip.members.map(({ uniqueAddress }) => uniqueAddress));

describe("Gossip", () => {
  it("keeps its members in the order of their addresses", () => {
    assert.deepEqual(portsOf(three), [1, 2, 3]);
    assert.deepEqual(portsOf(three.withMember(memberAt(0, "Joining"))), [0, 1, 2, 3]);
  });

  it("forgets a removed node everywhere and keeps a tombstone of it", () => {
    const table = three.reachability.unreachable(a, c).unreachable(c, b);
    const gossip = three
      .increment(c)
      .withSeenBy(c)
      .withReachability(table)
      .remove(UniqueAddressSet.of([c]), 5_000);
    assert.deepEqual(portsOf(gossip), [1, 2]);
    assert.isFalse(gossip.seen.has(c));
    assert.isTrue(gossip.reachability.isAllReachable);
    assert.isFalse(gossip.version.versions.has(clockNodeOf(c)));
    assert.deepEqual(gossip.tombstones.get(c.key), { node: c, removedAtMs: 5_000 });
    assert.equal(gossip.pruneTombstones(4_999), gossip);
    assert.equal(gossip.pruneTombstones(5_000).tombstones.size, 0);
  });

  it("keeps a member that only one side has", () => {
    const left = three.withMember(memberAt(4, "Joining")).increment(a);
    const right = three.withMember(memberAt(5, "Joining")).increment(b);
    assert.equal(left.compareTo(right), "concurrent");
    assert.deepEqual(portsOf(left.merge(right)), [1, 2, 3, 4, 5]);
  });

  it("does not bring back a member that the other side has removed", () => {
    const down = three.markAsDown(UniqueAddressSet.of([c])).increment(a);
    const removed = down.remove(UniqueAddressSet.of([c]), 1).increment(a);
    const elsewhere = down.withMember(memberAt(4, "Joining")).increment(b).increment(c);
    for (const merged of [removed.merge(elsewhere), elsewhere.merge(removed)]) {
      assert.deepEqual(portsOf(merged), [1, 2, 4]);
      assert.isFalse(merged.version.versions.has(clockNodeOf(c)));
    }
    const stillUp = three.withMember(memberAt(4, "Joining")).increment(b);
    assert.deepEqual(portsOf(removed.merge(stillUp)), [1, 2, 4]);
  });

  it("keeps the later of two tombstones", () => {
    const down = three.markAsDown(UniqueAddressSet.of([c]));
    const [early, late] = [1, 2].map((atMs) => down.remove(UniqueAddressSet.of([c]), atMs).increment(atMs === 1 ? a : b));
    assert.equal((early ?? down).merge(late ?? down).tombstones.get(c.key)?.removedAtMs, 2);
  });

  it("takes a downed member out of those that have seen it", () => {
    const gossip = seenByAll(three).markAsDown(UniqueAddressSet.of([b]));
    assert.equal(gossip.member(b)?.status, "Down");
    assert.sameMembers(
      Array.from(gossip.seen, ({ key }) => key),
      [a.key, c.key],
    );
    assert.equal(gossip.markAsDown(UniqueAddressSet.of([b])), gossip);
  });

  it("merges to the same in either order, newer than both, without members that either side removed", () => {
    fc.assert(
      fc.property(anyChanges(5, 10), anyChanges(5, 8), anyChanges(5, 8), (common, mine, theirs) => {
        const base = gossipAfter(gossipAfter(Gossip.empty, [{ by: 1, of: 1, kind: "join" }]), common);
        // Different nodes change the two sides, as in a cluster: a node has one state at a time.
        const left = gossipAfter(
          base,
          mine.filter(({ by }) => by <= 2),
        );
        const right = gossipAfter(
          base,
          theirs.filter(({ by }) => by > 2),
        );
        const merged = left.merge(right);
        const reversed = right.merge(left);
        assert.deepEqual(merged.members.map(String), reversed.members.map(String));
        assert.equal(merged.compareTo(reversed), "same");
        assert.isTrue(merged.reachability.equals(reversed.reachability));
        assert.deepEqual(new Set(merged.tombstones.keys()), new Set(reversed.tombstones.keys()));
        for (const member of merged.members) {
          assert.isFalse(merged.tombstones.has(member.uniqueAddress.key));
          assert.isTrue(left.hasMember(member.uniqueAddress) || right.hasMember(member.uniqueAddress));
        }
        for (const { subject, observer } of merged.reachability.records)
          assert.isTrue(merged.hasMember(subject) && merged.hasMember(observer));
        assert.equal(merged.seen.size, 0);
        const again = merged.merge(merged);
        assert.deepEqual(again.members.map(String), merged.members.map(String));
        assert.equal(again.compareTo(merged), "same");
      }),
    );
  });

  // INTEROP: Gossip.cs of Akka.NET takes a Down or Exiting member that the other side lacks for removed, and writes no tombstone.
  it("forgets that a member was downed if one side never knew the member, until a state with its tombstone comes", () => {
    const joined = three.withMember(memberAt(4, "Joining")).increment(a);
    const downed = joined.markAsDown(UniqueAddressSet.of([d])).increment(a);
    const unaware = three.increment(b);
    const merged = downed.merge(unaware);
    assert.isFalse(merged.hasMember(d));
    assert.isFalse(merged.tombstones.has(d.key));
    const alive = merged.merge(joined.increment(c));
    assert.equal(alive.member(d)?.status, "Joining");
    assert.equal(alive.compareTo(downed), "after", "so that one that knows it as Down takes this over");
    const removed = downed.remove(UniqueAddressSet.of([d]), 1_000).increment(a);
    assert.isFalse(alive.merge(removed).hasMember(d));
    assert.isFalse(alive.merge(removed).merge(joined).hasMember(d));
  });
});

describe("MembershipState", () => {
  const stateOf = (gossip: Gossip, self = a): MembershipState => new MembershipState(gossip, self);

  it("converges once every member that is Up or Leaving has seen the gossip", () => {
    const gossip = three.withMember(memberAt(4, "Joining"));
    assert.isFalse(stateOf(gossip.withSeenOnlyBy(a, b)).isConverged());
    assert.isTrue(stateOf(gossip.withSeenOnlyBy(a, b, c)).isConverged());
    assert.isTrue(stateOf(gossip.withSeenOnlyBy(a, b)).isConverged(UniqueAddressSet.of([c])));
  });

  it("does not converge while anybody who counts is unreachable, until it is Down", () => {
    const gossip = three.withReachability(three.reachability.unreachable(a, c));
    assert.isFalse(stateOf(seenByAll(gossip)).isConverged());
    assert.isTrue(stateOf(seenByAll(gossip.markAsDown(UniqueAddressSet.of([c])))).isConverged());
    const byDowned = three.withReachability(three.reachability.unreachable(c, b)).markAsDown(UniqueAddressSet.of([c]));
    assert.isTrue(stateOf(seenByAll(byDowned)).isConverged());
    const ofSelf = three.withReachability(three.reachability.unreachable(c, a));
    assert.isTrue(stateOf(seenByAll(ofSelf)).isConverged());
    assert.isFalse(stateOf(seenByAll(ofSelf), b).isConverged());
  });

  it("is led by the first member that is Up or Leaving and reachable", () => {
    assert.equal(stateOf(three, b).leader?.key, a.key);
    assert.equal(stateOf(three.withReachability(three.reachability.unreachable(c, a)), b).leader?.key, b.key);
    assert.equal(stateOf(three.withReachability(three.reachability.unreachable(c, a)), a).leader?.key, a.key);
    assert.equal(stateOf(three.markAsDown(UniqueAddressSet.of([a])), a).leader?.key, b.key);
    assert.equal(stateOf(new Gossip({ members: [memberAt(1, "Joining"), memberAt(2, "Leaving")] })).leader?.key, b.key);
    assert.equal(stateOf(new Gossip({ members: [memberAt(1, "Joining"), memberAt(2, "WeaklyUp")] })).leader?.key, b.key);
    assert.isUndefined(stateOf(Gossip.empty).leader);
    const withRoles = new Gossip({ members: [memberAt(1), memberAt(2, "Up", ["web"])] });
    assert.equal(stateOf(withRoles).roleLeader("web")?.key, b.key);
  });

  it("gossips with members that it can reach itself", () => {
    const gossip = three.withReachability(three.reachability.unreachable(a, c).unreachable(c, b));
    assert.deepEqual(
      [a, b, c, nodeAt(9)].map((node) => stateOf(gossip).isValidGossipTarget(node)),
      [false, true, false, false],
    );
  });
});
