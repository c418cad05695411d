import { assert, describe, it } from "vitest";
import { Gossip } from "../gossip/gossip.ts";
import { AppVersion } from "../member/app-version.ts";
import { memberAt } from "../member/nodes.fixture.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import { InitJoin, InitJoinAck, InitJoinNack, Join, Welcome } from "../message/join-messages.ts";
import { Down, Leave } from "../message/user-actions.ts";
import { VirtualCluster, type VirtualNode } from "./virtual-cluster.fixture.ts";

const address = VirtualCluster.address;

function lastSent(node: VirtualNode): unknown {
  return node.sent.at(-1)?.message;
}

describe("A node that joins", () => {
  it("forms a cluster at once if it is its only seed node", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(1, [1]);
    assert.deepEqual(node.members, ["1 Up"]);
    assert.equal(node.gossip.members[0]?.upNumber, 1);
  });

  it("is welcomed, and Up once all have seen it", () => {
    const cluster = new VirtualCluster();
    const nodes = cluster.started(1, 2, 3, 4, 5);
    assert.isTrue(cluster.isAgreed);
    for (const node of nodes) assert.deepEqual(node.members, ["1 Up", "2 Up", "3 Up", "4 Up", "5 Up"]);
    const upNumbers = nodes[0]?.gossip.members.map(({ upNumber }) => upNumber).toSorted();
    assert.deepEqual(upNumbers, [1, 2, 3, 4, 5]);
  });

  it("asks the other seed nodes first, and forms a cluster when they are in none", () => {
    const cluster = new VirtualCluster();
    const [first, second] = [cluster.start(1, [1, 2]), cluster.start(2, [1, 2])];
    cluster.rounds(6);
    assert.deepEqual(first.members, ["1 Up", "2 Up"]);
    assert.deepEqual(second.members, ["1 Up", "2 Up"]);
    assert.instanceOf(first.sent[0]?.message, InitJoin);
  });

  it("forms a cluster as the first seed node when the others do not answer within seed-node-timeout", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(1, [1, 2]);
    cluster.rounds(4);
    assert.equal(node.state.kind, "seeking");
    cluster.round();
    assert.deepEqual(node.members, ["1 Up"]);
  });

  it("never forms a cluster as another seed node, and says whom it asks", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(2, [1, 2]);
    cluster.rounds(60);
    assert.equal(node.state.kind, "seeking");
    assert.match(node.log.at(-1) ?? "", /Couldn't join seed nodes after .* attempts, will try again.*127\.0\.0\.1:1/);
    cluster.start(1, [1]);
    cluster.rounds(8);
    assert.deepEqual(node.members, ["1 Up", "2 Up"]);
  });

  it("joins again when no welcome comes within retry-unsuccessful-join-after", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(2);
    cluster.event(node, { kind: "join", to: address(1) });
    cluster.rounds(9);
    assert.lengthOf(node.sent, 1);
    cluster.round();
    assert.lengthOf(node.sent, 2);
    assert.instanceOf(lastSent(node), Join);
    assert.match(node.log.at(-2) ?? node.log.at(-1) ?? "", /No welcome came from .*:1/);
  });

  it("says every 10 s that it is in no cluster, what each seed node did, and what to do", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(2, [1, 2, 3]);
    cluster.start(3, [1, 3]);
    cluster.rounds(9);
    const reports = (): readonly string[] => node.log.filter((line) => line.includes("In no cluster after"));
    assert.lengthOf(reports(), 0);
    cluster.rounds(21);
    assert.lengthOf(reports(), 3);
    const last = reports()[2] ?? "";
    assert.match(last, /In no cluster after .* 30 /);
    assert.match(last, /127\.0\.0\.1:1 does not say whether it is in a cluster\. Check that/);
    assert.match(last, /127\.0\.0\.1:3 runs and is in no cluster itself\. .* Start .*127\.0\.0\.1:1/);
  });

  it("says every 10 s that no welcome comes, and why that may be", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(2);
    cluster.event(node, { kind: "join", to: address(1) });
    cluster.rounds(20);
    const reports = node.log.filter((line) => line.includes("its welcome does not arrive"));
    assert.lengthOf(reports, 2);
    assert.match(reports[1] ?? "", /In no cluster after .* 20 .*An earlier incarnation of .*127\.0\.0\.1:2 may still be a member/s);
  });

  it("gives up after shutdown-after-unsuccessful-join-seed-nodes", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(2, [1], "shutdown-after-unsuccessful-join-seed-nodes = 20 s");
    cluster.rounds(19);
    assert.isTrue(node.isRunning);
    cluster.round();
    assert.equal(node.stopReason, "join-unsuccessful");
  });

  it("does not join a system with another name or protocol", () => {
    const cluster = new VirtualCluster();
    const [node] = cluster.started(1);
    const stranger = cluster.start(2);
    if (node === undefined) throw new Error("unreachable: one node");
    cluster.event(stranger, { kind: "join", to: address(1, "Other") });
    cluster.event(stranger, { kind: "join", to: address(1).withProtocol("akka.ssl.tcp") });
    assert.equal(stranger.state.kind, "uninitialized");
    cluster.message(stranger, node, new Join(new UniqueAddress(address(2, "Other"), 1), new Set(), AppVersion.zero));
    cluster.message(stranger, node, new Join(new UniqueAddress(address(2).withProtocol("akka.ssl.tcp"), 1), new Set(), AppVersion.zero));
    assert.deepEqual(node.members, ["1 Up"]);
    assert.match(node.log.at(-1) ?? "", /wrong protocol/);
  });

  it("ignores a welcome from a node that it did not join, and one without itself", () => {
    const cluster = new VirtualCluster();
    const [other] = cluster.started(1);
    const node = cluster.start(3);
    if (other === undefined) throw new Error("unreachable: one node");
    cluster.event(node, { kind: "join", to: address(2) });
    cluster.message(other, node, new Welcome(other.node, other.gossip));
    assert.equal(node.state.kind, "joining");
    const joined = cluster.start(2);
    cluster.message(joined, node, new Welcome(joined.node, new Gossip({ members: [memberAt(2)] })));
    assert.equal(node.state.kind, "joining");
  });

  it("is welcomed again if it asks again", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    const before = first.gossip;
    cluster.message(second, first, new Join(second.node, new Set(), AppVersion.zero));
    assert.instanceOf(lastSent(first), Welcome);
    assert.equal(first.gossip, before);
  });

  it("replaces its earlier incarnation, which is downed and removed first", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    cluster.crash(second);
    const again = cluster.start(2, [1]);
    cluster.rounds(1);
    assert.notInclude(first.members, "2 Up");
    cluster.rounds(20);
    assert.deepEqual(first.members, ["1 Up", "2 Up"]);
    assert.isTrue(first.gossip.hasMember(again.node));
    assert.isTrue(first.gossip.tombstones.has(second.node.key));
  });

  it("is told by nodes outside of a cluster that they cannot be joined, and by members that they can", () => {
    const cluster = new VirtualCluster();
    const [first] = cluster.started(1);
    const [outside, asking] = [cluster.start(2), cluster.start(3)];
    if (first === undefined) throw new Error("unreachable: one node");
    cluster.message(asking, outside, new InitJoin());
    assert.instanceOf(lastSent(outside), InitJoinNack);
    cluster.message(asking, first, new InitJoin());
    assert.instanceOf(lastSent(first), InitJoinAck);
  });
});

describe("A leader", () => {
  it("waits for min-nr-of-members, and for those of each role", () => {
    const cluster = new VirtualCluster();
    const settings = "min-nr-of-members = 3, role.web.min-nr-of-members = 1";
    const first = cluster.start(1, [1], settings);
    cluster.start(2, [1], settings);
    cluster.start(3, [1], settings);
    cluster.rounds(5);
    assert.deepEqual(first.members, ["1 Joining", "2 Joining", "3 Joining"]);
    cluster.start(4, [1], `${settings}, roles = [web]`);
    cluster.rounds(5);
    assert.deepEqual(first.members, ["1 Up", "2 Up", "3 Up", "4 Up"]);
  });

  it("lets nodes be WeaklyUp while a member is unreachable, and Up once that is removed", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    cluster.crash(second);
    cluster.round();
    cluster.start(3, [1]);
    cluster.rounds(5);
    assert.deepEqual(first.members, ["1 Up", "2 Up", "3 Joining"]);
    cluster.rounds(5);
    assert.deepEqual(first.members, ["1 Up", "2 Up", "3 WeaklyUp"]);
    cluster.event(first, { kind: "down", address: address(2) });
    cluster.rounds(6);
    assert.deepEqual(first.members, ["1 Up", "3 Up"]);
  });

  it("leaves nodes Joining if allow-weakly-up-members is off", () => {
    const cluster = new VirtualCluster();
    const first = cluster.start(1, [1], "allow-weakly-up-members = off");
    const second = cluster.start(2, [1]);
    cluster.rounds(5);
    cluster.crash(second);
    cluster.round();
    cluster.start(3, [1]);
    cluster.rounds(30);
    assert.deepEqual(first.members, ["1 Up", "2 Up", "3 Joining"]);
    assert.match(first.log.join("\n"), /Leader can currently not perform its duties/);
  });

  it("forgets tombstones after prune-gossip-tombstones-after", () => {
    const cluster = new VirtualCluster();
    const first = cluster.start(1, [1], "prune-gossip-tombstones-after = 20 s");
    const second = cluster.start(2, [1]);
    cluster.rounds(5);
    cluster.event(second, { kind: "leave", address: address(2) });
    cluster.rounds(5);
    assert.lengthOf([...first.gossip.tombstones], 1);
    cluster.rounds(20);
    assert.lengthOf([...first.gossip.tombstones], 0);
  });
});

describe("A member that leaves", () => {
  for (const leaving of [1, 2, 3]) {
    it(`is removed by all others, and ends: ${leaving === 1 ? "the leader" : `node ${leaving}`}`, () => {
      const cluster = new VirtualCluster(leaving);
      const nodes = cluster.started(1, 2, 3);
      const node = nodes[leaving - 1];
      if (node === undefined) throw new Error("unreachable: three nodes");
      cluster.event(node, { kind: "leave", address: node.node.address });
      cluster.rounds(10);
      assert.equal(node.stopReason, "left");
      assert.isTrue(node.hasExited);
      for (const other of nodes.filter((each) => each !== node)) {
        assert.deepEqual(
          other.members,
          [1, 2, 3].filter((port) => port !== leaving).map((port) => `${port} Up`),
        );
        assert.isTrue(other.gossip.tombstones.has(node.node.key));
      }
    });
  }

  it("may be told to by another member or by a message, also before it is Up", () => {
    const cluster = new VirtualCluster();
    const [first, second, third] = cluster.started(1, 2, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("unreachable: three nodes");
    cluster.event(first, { kind: "leave", address: address(2) });
    cluster.message(second, third, new Leave(address(3)));
    cluster.rounds(12);
    assert.deepEqual(first.members, ["1 Up"]);
    const early = cluster.start(4, [1]);
    cluster.round();
    cluster.event(early, { kind: "leave", address: address(4) });
    cluster.rounds(10);
    assert.deepEqual(first.members, ["1 Up"]);
    assert.equal(early.stopReason, "left");
  });

  it("ends alone if it is the only member", () => {
    const cluster = new VirtualCluster();
    const [node] = cluster.started(1);
    if (node === undefined) throw new Error("unreachable: one node");
    cluster.event(node, { kind: "leave", address: address(1) });
    cluster.rounds(2);
    assert.equal(node.stopReason, "left");
  });

  it("is not joined any more once it is Exiting", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    cluster.message(first, second, new Leave(address(2)));
    const joining = cluster.start(3);
    cluster.rounds(1);
    cluster.message(joining, second, new InitJoin());
    if (second.isRunning) assert.instanceOf(lastSent(second), InitJoinNack);
    else assert.equal(second.stopReason, "left");
  });
});

describe("A member that is downed", () => {
  it("ends if it learns of it, and is removed when it is silent", () => {
    const cluster = new VirtualCluster();
    const [first, second, third] = cluster.started(1, 2, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("unreachable: three nodes");
    cluster.message(third, first, new Down(address(2)));
    cluster.rounds(8);
    assert.equal(second.stopReason, "downed");
    assert.deepEqual(first.members, ["1 Up", "3 Up"]);
    assert.isTrue(cluster.isAgreed);
  });

  it("is removed after a crash, while the others go on", () => {
    const cluster = new VirtualCluster();
    const [first, second, third] = cluster.started(1, 2, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("unreachable: three nodes");
    cluster.crash(first);
    cluster.rounds(4);
    assert.deepEqual(second.members, ["1 Up", "2 Up", "3 Up"]);
    assert.isFalse(second.gossip.reachability.isReachable(first.node));
    cluster.event(third, { kind: "down", address: address(1) });
    cluster.rounds(6);
    assert.deepEqual(second.members, ["2 Up", "3 Up"]);
  });

  it("is one that is unknown, or Down already: nothing changes", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    const before = first.gossip;
    cluster.event(first, { kind: "down", address: address(9) });
    assert.equal(first.gossip, before);
    cluster.crash(second);
    cluster.event(first, { kind: "down", address: address(2) });
    const down = first.gossip;
    cluster.event(first, { kind: "down", address: address(2) });
    assert.equal(first.gossip, down);
  });
});
