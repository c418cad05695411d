import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { Gossip } from "../gossip/gossip.ts";
import { VectorClock } from "../gossip/vector-clock.ts";
import { AppVersion } from "../member/app-version.ts";
import { memberAt, nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import { GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import { Join } from "../message/join-messages.ts";
import { VirtualCluster, type VirtualNode } from "./virtual-cluster.fixture.ts";

const address = VirtualCluster.address;

function two(): readonly [cluster: VirtualCluster, first: VirtualNode, second: VirtualNode] {
  const cluster = new VirtualCluster();
  const [first, second] = cluster.started(1, 2);
  if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
  return [cluster, first, second];
}

/** Still two members that agree, and a third may join. */
function expectToGoOn(cluster: VirtualCluster, first: VirtualNode): void {
  assert.deepEqual(first.members, ["1 Up", "2 Up"]);
  cluster.start(3, [1]);
  cluster.rounds(8);
  assert.deepEqual(first.members, ["1 Up", "2 Up", "3 Up"]);
  assert.isTrue(cluster.isAgreed);
}

describe("A cluster", () => {
  it("goes on when a stranger sends gossip in the name of the node that it is for", () => {
    const [cluster, first] = two();
    const stranger = cluster.start(9);
    const before = first.gossip;
    const forged = new Gossip({ members: [...before.members, memberAt(9)], version: before.version }).increment(nodeAt(9));
    cluster.message(stranger, first, new GossipEnvelope(first.node, first.node, forged));
    cluster.message(stranger, first, new GossipStatus(first.node, forged.version));
    assert.equal(first.gossip, before);
    expectToGoOn(cluster, first);
  });

  it("does not merge with another one of the same name", () => {
    const [cluster, first] = two();
    const other = cluster.start(8, [8]);
    const before = first.gossip;
    cluster.message(other, first, new GossipEnvelope(other.node, first.node, other.gossip));
    cluster.message(other, first, new GossipStatus(other.node, other.gossip.version));
    assert.equal(first.gossip, before);
    cluster.event(other, { kind: "join-seed-nodes", seeds: [address(1)] });
    assert.match(other.log.at(-1) ?? "", /already part of a cluster, ignoring/);
    assert.deepEqual(other.members, ["8 Up"]);
    cluster.crash(other);
    expectToGoOn(cluster, first);
  });

  it("goes on when a clock names many nodes that nobody knows", () => {
    const [cluster, first, second] = two();
    const names = Array.from({ length: 2_000 }, (_, index): readonly [string, number] => [
      index.toString(16).toUpperCase().padStart(32, "0"),
      2 ** 50,
    ]);
    const gossip = new Gossip({ members: first.gossip.members, version: first.gossip.version.merge(VectorClock.of(names)) });
    cluster.message(second, first, new GossipEnvelope(second.node, first.node, gossip));
    cluster.rounds(4);
    expectToGoOn(cluster, first);
  });

  it("lets no more newcomers wait than it can tell of, and says so", () => {
    const [cluster, first, second] = two();
    cluster.crash(second); // so that nobody becomes Up
    cluster.rounds(1);
    for (let port = 1_000; port < 2_000; port += 1) {
      cluster.message(first, first, new Join(new UniqueAddress(address(port), port), new Set(), AppVersion.zero));
    }
    assert.lengthOf(first.gossip.members, 252);
    assert.match(
      first.log.at(-1) ?? "",
      /tried to join, but was ignored: \{1\} members wait to become Up, which is the limit\. It tries again/,
    );
  });

  it("is not joined by a node of another system or protocol, which its log names", () => {
    const [cluster, first] = two();
    const before = first.gossip;
    for (const wrong of [address(9, "Other"), new Address("akka.ssl.tcp", "Test", "127.0.0.1", 9)]) {
      cluster.message(first, first, new Join(new UniqueAddress(wrong, 9), new Set(), AppVersion.zero));
      assert.equal(first.gossip, before);
      assert.match(first.log.at(-1) ?? "", /Member with wrong (?:ActorSystem name|protocol) tried to join/);
    }
  });
});

describe("A list of seed nodes", () => {
  it("may name its node twice: that is one seed, and it forms the cluster", () => {
    const cluster = new VirtualCluster();
    assert.deepEqual(cluster.start(1, [1, 1]).members, ["1 Up"]);
  });

  it("may name another one twice, which is asked once", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(1, [1, 2, 2, 2]);
    assert.lengthOf(node.sent, 1);
  });

  it("that never names its node lets it join, and never form a cluster", () => {
    const cluster = new VirtualCluster();
    const node = cluster.start(3, [1, 2]);
    cluster.rounds(30);
    assert.equal(node.state.kind, "seeking");
    assert.match(node.log.at(-1) ?? "", /Couldn't join seed nodes/);
    cluster.start(1, [1]);
    cluster.rounds(10);
    assert.deepEqual(node.members, ["1 Up", "3 Up"]);
  });
});
