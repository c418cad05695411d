import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Gossip } from "../gossip/gossip.ts";
import { memberAt } from "../member/nodes.fixture.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import { GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import { VirtualCluster } from "./virtual-cluster.fixture.ts";

const address = VirtualCluster.address;

interface Action {
  kind: "join" | "leave" | "crash" | "down" | "restart" | "wait";
  port: number;
  by: number;
}

describe("Gossip", () => {
  it("is ignored if it comes from a stranger, is for another incarnation, has no members or not this one", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    const stranger = cluster.start(9);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    const before = first.gossip;
    const forged = before.withMember(memberAt(9)).increment(second.node);
    const another = new UniqueAddress(first.node.address, 5);
    for (const envelope of [
      new GossipEnvelope(stranger.node, first.node, forged),
      new GossipEnvelope(second.node, another, forged),
      new GossipEnvelope(second.node, first.node, Gossip.empty),
      new GossipEnvelope(second.node, first.node, new Gossip({ members: [memberAt(9)] })),
    ]) {
      cluster.message(second, first, envelope);
      assert.equal(first.gossip, before);
    }
    const sent = first.sent.length;
    cluster.message(stranger, first, new GossipStatus(stranger.node, before.version));
    assert.lengthOf(first.sent, sent);
  });

  it("answers a status by what the sender lacks, or asks for what this node lacks", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    const { version } = first.gossip;
    cluster.message(second, first, new GossipStatus(second.node, version.increment("F".repeat(32))));
    assert.instanceOf(first.sent.at(-1)?.message, GossipStatus);
    cluster.message(second, first, new GossipStatus(second.node, Gossip.empty.version));
    assert.instanceOf(first.sent.at(-1)?.message, GossipEnvelope);
    const sent = first.sent.length;
    cluster.message(second, first, new GossipStatus(second.node, version));
    assert.lengthOf(first.sent, sent);
  });

  it("of nodes that changed it at the same time is merged, and all agree", () => {
    const cluster = new VirtualCluster();
    const nodes = cluster.started(1, 2, 3, 4);
    const [first, second, third] = nodes;
    if (first === undefined || second === undefined || third === undefined) throw new Error("unreachable: four nodes");
    cluster.event(second, { kind: "leave", address: address(4) });
    cluster.start(5, [3]);
    cluster.rounds(12);
    assert.isTrue(cluster.isAgreed);
    assert.deepEqual(first.members, ["1 Up", "2 Up", "3 Up", "5 Up"]);
  });

  it("heals a partition without downing: both sides have one state again", () => {
    const cluster = new VirtualCluster();
    const nodes = cluster.started(1, 2, 3, 4);
    for (const left of nodes.slice(0, 2)) for (const right of nodes.slice(2)) cluster.cut(left, right);
    cluster.rounds(5);
    assert.isFalse(nodes[0]?.gossip.reachability.isAllReachable);
    cluster.heal();
    cluster.rounds(8);
    assert.isTrue(cluster.isAgreed);
    assert.isTrue(nodes[0]?.gossip.reachability.isAllReachable);
  });

  it("leads to one state and one leader after any joins, leaves, crashes and downings", () => {
    const action = fc.record<Action>({
      kind: fc.constantFrom<Action["kind"][]>("join", "join", "leave", "crash", "down", "restart", "wait"),
      port: fc.integer({ min: 2, max: 7 }),
      by: fc.nat({ max: 6 }),
    });
    const restartedWhileDown: Action[] = [
      { kind: "join", port: 7, by: 0 },
      { kind: "join", port: 6, by: 0 },
      { kind: "crash", port: 7, by: 0 },
      { kind: "down", port: 6, by: 0 },
      { kind: "join", port: 6, by: 0 },
    ];
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), fc.nat(), (actions, seed) => {
        const cluster = new VirtualCluster(seed);
        cluster.start(1, [1]);
        for (const { kind, port, by } of actions) {
          const living = cluster.nodes.find((node) => node.isRunning && node.node.address.port === port);
          const actor = cluster.running[by % Math.max(1, cluster.running.length)];
          if (kind === "join" && living === undefined) cluster.start(port, [1]);
          else if (kind === "restart" && living !== undefined) {
            cluster.crash(living);
            cluster.start(port, [1]);
          } else if (kind === "crash" && living !== undefined) cluster.crash(living);
          else if (kind === "leave" && actor !== undefined) cluster.event(actor, { kind: "leave", address: address(port) });
          else if (kind === "down" && actor !== undefined) cluster.event(actor, { kind: "down", address: address(port) });
          cluster.rounds(2);
          noTwoAtOneAddress(cluster);
        }
        const lost = cluster.nodes.filter(({ isRunning }) => !isRunning).map(({ node }) => node);
        const first = cluster.nodes[0];
        for (let round = 0; round < 60; round += 1) {
          cluster.round();
          noTwoAtOneAddress(cluster);
          for (const node of lost) {
            if (first?.gossip.hasMember(node) === true) cluster.event(first, { kind: "down", address: node.address });
          }
        }
        assert.isTrue(cluster.isAgreed, "all agree");
        const living = cluster.nodes.filter(({ isRunning }) => isRunning);
        assert.deepEqual(first?.members, living.map(({ node }) => `${node.address.port} Up`).toSorted());
        const leaders = new Set(cluster.running.map(({ state }) => (state.kind === "member" ? state.membership.leader?.key : "")));
        assert.equal(leaders.size, 1);
        for (const { gossip } of cluster.running) {
          for (const node of lost) assert.isFalse(gossip.hasMember(node), "removed stays removed");
        }
      }),
      { numRuns: 150, examples: [[restartedWhileDown, 0]] },
    );
  });
});

function noTwoAtOneAddress(cluster: VirtualCluster): void {
  for (const { gossip } of cluster.running) {
    const ports = gossip.members.map(({ address: { port } }) => port);
    assert.equal(new Set(ports).size, ports.length, "no two members at one address");
  }
}
