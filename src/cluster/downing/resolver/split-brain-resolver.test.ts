import { assert, describe, it } from "vitest";
import { Reachability } from "../../gossip/reachability.ts";
import { memberAt, nodeAt } from "../../member/nodes.fixture.ts";
import { downAllNodes } from "../strategy/down-all-nodes.ts";
import { keepMajority } from "../strategy/keep-majority.ts";
import { leaseMajority } from "../strategy/lease-majority.ts";
import { staticQuorum } from "../strategy/static-quorum.ts";
import { MachineRun } from "./machine-run.fixture.ts";
import type { ResolverSetup, ResolverState } from "./resolver-state.ts";
import { splitBrainResolver } from "./split-brain-resolver.ts";

const SELF = 1;
const STABLE_AFTER_MS = 20_000;
const ports = [1, 2, 3, 4, 5];

/** A resolver on the node with port 1, the leader of five members that are Up. */
function run(changes: Partial<ResolverSetup> = {}, leader: number = SELF): MachineRun<ResolverState> {
  const setup: ResolverSetup = {
    self: nodeAt(SELF),
    strategy: keepMajority({ role: "" }),
    stableAfterMs: STABLE_AFTER_MS,
    downAllWhenUnstableMs: 15_000,
    releaseLeaseAfterMs: 40_000,
    ...changes,
  };
  return new MachineRun(splitBrainResolver(setup)).cluster(ports, leader, SELF).advance(60_000);
}

describe("The split brain resolver", () => {
  it("downs members that are unreachable for stable-after, and not before", () => {
    const resolver = run()
      .unreachable(4, 5)
      .advance(STABLE_AFTER_MS - 1_000);
    assert.deepEqual(resolver.downed, []);
    assert.deepEqual(resolver.advance(1_000).downed, [[4, 5]]);
    assert.match(
      resolver.logged("warning").join(),
      /Strategy keep-majority decided DownUnreachable: downing .*:4, .*:5\. Unreachable: 2 of 5 members/,
    );
  });

  it("downs this node last", () => {
    assert.deepEqual(run().unreachable(3, 4, 5).advance(STABLE_AFTER_MS).downed, [[2, 1]]);
  });

  it("downs no member if the unreachable members come back in time", () => {
    const resolver = run()
      .unreachable(4, 5)
      .advance(STABLE_AFTER_MS - 1_000)
      .reachable(4, 5)
      .advance(STABLE_AFTER_MS * 5);
    assert.deepEqual(resolver.downed, []);
    assert.match(resolver.logged("info").at(-1) ?? "", /reachable again/);
  });

  it("decides only where the leader is", () => {
    const resolver = run({}, 2).unreachable(4, 5).advance(30_000);
    assert.deepEqual(resolver.downed, []);
    resolver.tell({ kind: "leader", isSelf: true }).advance(1_000);
    assert.deepEqual(resolver.downed, [[4, 5]]);
  });

  it("decides only if this node has been Up or WeaklyUp", () => {
    const setup = {
      self: nodeAt(9),
      strategy: downAllNodes,
      stableAfterMs: STABLE_AFTER_MS,
      downAllWhenUnstableMs: undefined,
      releaseLeaseAfterMs: 0,
    };
    const resolver = new MachineRun(splitBrainResolver(setup)).cluster(ports, 9, 9).member(memberAt(9, "Joining"));
    assert.deepEqual(resolver.unreachable(5).advance(60_000).downed, []);
    assert.deepEqual(resolver.member(memberAt(9, "WeaklyUp")).advance(1_000).downed, [[1, 2, 3, 4, 5, 9]]);
  });

  it("waits for stable-after again if a member becomes Up, Exiting, Down, unreachable or reachable", () => {
    const changes = [
      (resolver: MachineRun<ResolverState>) => resolver.member(memberAt(6)),
      (resolver: MachineRun<ResolverState>) => resolver.member(memberAt(2, "Exiting")),
      (resolver: MachineRun<ResolverState>) => resolver.member(memberAt(3, "Down")),
      (resolver: MachineRun<ResolverState>) => resolver.unreachable(4),
      (resolver: MachineRun<ResolverState>) => resolver.unreachable(4).reachable(4),
    ];
    for (const change of changes) {
      const resolver = change(run().unreachable(5).advance(10_000)).advance(19_000);
      assert.deepEqual(resolver.downed, [], String(change));
      assert.equal(resolver.advance(1_000).downed.length, 1, String(change));
    }
  });

  it("does not wait again if a member joins, is WeaklyUp, leaves or is removed", () => {
    const resolver = run().unreachable(5).advance(10_000);
    resolver.member(memberAt(6, "Joining")).member(memberAt(6, "WeaklyUp")).member(memberAt(2, "Leaving")).removed(3);
    assert.deepEqual(resolver.advance(10_000).downed, [[5]]);
  });

  it("waits for stable-after between two decisions", () => {
    const resolver = run({ strategy: downAllNodes }).unreachable(5).advance(STABLE_AFTER_MS);
    assert.equal(resolver.advance(19_000).downed.length, 1);
    assert.equal(resolver.advance(1_000).downed.length, 2);
  });

  it("decides nothing more about members that are Down", () => {
    const resolver = run().unreachable(5).advance(STABLE_AFTER_MS).member(memberAt(5, "Down"));
    assert.deepEqual(resolver.advance(STABLE_AFTER_MS * 3).downed, [[5]]);
    assert.lengthOf(resolver.logged("warning"), 1);
  });

  it("stops when this node is removed", () => {
    assert.equal(run().removed(SELF).count("stop"), 1);
    assert.equal(run().removed(2).count("stop"), 0);
  });

  it("warns of a cluster that is too large for its static quorum", () => {
    assert.match(
      run({ strategy: staticQuorum({ quorumSize: 2, role: "" }) })
        .logged("warning")
        .join(),
      /quorum-size is 2, which is enough for 3/,
    );
  });

  it("downs nodes that are unreachable for some only, and keeps the rest", () => {
    const cycle = Reachability.empty.unreachable(nodeAt(4), nodeAt(5)).unreachable(nodeAt(5), nodeAt(4));
    const resolver = run().reachability(cycle).unreachable(4, 5).advance(STABLE_AFTER_MS);
    assert.deepEqual(resolver.downed, [[4, 5]]);
    assert.match(resolver.logged("warning").join(), /DownIndirectlyConnected.*Indirectly connected: .*:4, .*:5\./);
  });

  it("counts an unreachable node that has seen the gossip as indirectly connected, with the one that calls it so", () => {
    const seenBy = new Set(ports.map((port) => nodeAt(port).address.toString()));
    const resolver = run()
      .reachability(Reachability.empty.unreachable(nodeAt(4), nodeAt(5)))
      .tell({ kind: "seen", seenBy });
    assert.deepEqual(resolver.unreachable(5).advance(STABLE_AFTER_MS).downed, [[4, 5]]);
  });
});

describe("The split brain resolver in a cluster that does not settle", () => {
  /** A member that comes and goes every five seconds. */
  function flap(resolver: MachineRun<ResolverState>, times: number): MachineRun<ResolverState> {
    for (let count = 0; count < times; count += 1) {
      resolver.unreachable(4).advance(2_500).unreachable(5).reachable(4).advance(2_500);
    }
    return resolver;
  }

  it("downs all members once reachability has changed for stable-after and down-all-when-unstable together", () => {
    const resolver = flap(run(), 7);
    assert.deepEqual(resolver.downed, []);
    assert.deepEqual(flap(resolver, 1).downed, [[2, 3, 4, 5, 1]]);
    assert.match(resolver.logged("warning").join(), /Reachability has changed \d+ times within \d+ ms/);
  });

  it("does so on every node, not only where the leader is", () => {
    assert.deepEqual(flap(run({}, 2), 8).downed, [[2, 3, 4, 5, 1]]);
  });

  it("goes on if down-all-when-unstable is off", () => {
    assert.deepEqual(flap(run({ downAllWhenUnstableMs: undefined }), 30).downed, []);
  });

  it("counts from the start again once all members were reachable", () => {
    const resolver = flap(run(), 6).reachable(4, 5).advance(1_000);
    assert.deepEqual(flap(resolver, 7).downed, []);
    assert.deepEqual(flap(resolver, 1).downed, [[2, 3, 4, 5, 1]]);
  });
});

describe("The split brain resolver with a lease", () => {
  const strategy = leaseMajority({ role: "", acquireDelayForMinorityMs: 2_000 });
  const asksWith = (resolver: MachineRun<ResolverState>): unknown => resolver.effects.findLast(({ kind }) => kind === "acquire-lease");

  it("asks for it at once on the larger side, and after a delay on the smaller one", () => {
    assert.deepEqual(asksWith(run({ strategy }).unreachable(4, 5).advance(STABLE_AFTER_MS)), { kind: "acquire-lease", delayMs: 0 });
    assert.deepEqual(asksWith(run({ strategy }).unreachable(3, 4, 5).advance(STABLE_AFTER_MS)), { kind: "acquire-lease", delayMs: 2_000 });
  });

  it("downs the other side if it gets the lease, and its own if not", () => {
    const resolver = run({ strategy }).unreachable(3, 4, 5).advance(STABLE_AFTER_MS);
    assert.deepEqual(resolver.tell({ kind: "lease-acquired", isHeld: true }).downed, [[3, 4, 5]]);
    const other = run({ strategy }).unreachable(4, 5).advance(STABLE_AFTER_MS);
    assert.deepEqual(other.tell({ kind: "lease-acquired", isHeld: false }).downed, [[2, 3, 1]]);
  });

  it("decides at once if it holds the lease", () => {
    const resolver = run({ strategy });
    resolver.holdsLease = true;
    assert.deepEqual(resolver.unreachable(4, 5).advance(STABLE_AFTER_MS).downed, [[4, 5]]);
    assert.equal(resolver.count("acquire-lease"), 0);
  });

  it("asks once, and decides on what it knew when it asked", () => {
    const resolver = run({ strategy })
      .unreachable(4, 5)
      .advance(STABLE_AFTER_MS + 30_000)
      .unreachable(3)
      .removed(5);
    assert.equal(resolver.count("acquire-lease"), 1);
    assert.deepEqual(resolver.tell({ kind: "lease-acquired", isHeld: true }).downed, [[4]]);
  });

  it("downs indirectly connected nodes, and all that it can reach if it does not get the lease", () => {
    const cycle = Reachability.empty.unreachable(nodeAt(4), nodeAt(5)).unreachable(nodeAt(5), nodeAt(4));
    const asked = (): MachineRun<ResolverState> => run({ strategy }).reachability(cycle).unreachable(4, 5).advance(STABLE_AFTER_MS);
    assert.deepEqual(asked().tell({ kind: "lease-acquired", isHeld: true }).downed, [[4, 5]]);
    assert.deepEqual(asked().tell({ kind: "lease-acquired", isHeld: false }).downed, [[2, 3, 4, 5, 1]]);
  });

  it("releases the lease release-after after the downed members are removed, and tries again if that fails", () => {
    const resolver = run({ strategy }).unreachable(4, 5).advance(STABLE_AFTER_MS).tell({ kind: "lease-acquired", isHeld: true });
    resolver.holdsLease = true;
    resolver.member(memberAt(4, "Down")).member(memberAt(5, "Down")).removed(4).advance(100_000);
    assert.equal(resolver.count("release-lease"), 0);
    assert.equal(resolver.removed(5).advance(39_000).count("release-lease"), 0);
    assert.equal(resolver.advance(1_000).count("release-lease"), 1);
    resolver.tell({ kind: "lease-released", isReleased: false }).advance(1_000);
    assert.equal(resolver.count("release-lease"), 2);
    resolver.tell({ kind: "lease-released", isReleased: true }).advance(10_000);
    assert.equal(resolver.count("release-lease"), 2);
  });
});
