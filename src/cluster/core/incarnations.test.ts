import { assert, describe, it } from "vitest";
import { AppVersion } from "../member/app-version.ts";
import { Join } from "../message/join-messages.ts";
import { VirtualCluster } from "./virtual-cluster.fixture.ts";

describe("An incarnation of a node", () => {
  it("that was removed may not join again, and the log says what to do", () => {
    const cluster = new VirtualCluster();
    const [first, , third] = cluster.started(1, 2, 3);
    if (first === undefined || third === undefined) throw new Error("unreachable: three nodes");
    cluster.crash(third);
    cluster.event(first, { kind: "down", address: third.node.address });
    cluster.rounds(5);
    assert.isTrue(first.gossip.tombstones.has(third.node.key));
    const before = first.gossip;
    cluster.message(third, first, new Join(third.node, new Set(), AppVersion.zero));
    assert.equal(first.gossip, before);
    assert.match(
      first.log.at(-1) ?? "",
      /tried to join, but was ignored: it was removed from the cluster\. Restart its actor system\. .*:3-\d+/,
    );
  });

  it("that runs ends another at its address, which other members let in at the same time", () => {
    const cluster = new VirtualCluster();
    const [first, second] = cluster.started(1, 2);
    if (first === undefined || second === undefined) throw new Error("unreachable: two nodes");
    cluster.cut(first, second);
    const crashed = cluster.start(3, [1]);
    cluster.round();
    cluster.crash(crashed);
    const living = cluster.start(3, [2]);
    cluster.round();
    assert.isTrue(first.gossip.hasMember(crashed.node) && second.gossip.hasMember(living.node));
    cluster.heal();
    cluster.rounds(20);
    assert.isTrue(cluster.isAgreed);
    assert.deepEqual(first.members, ["1 Up", "2 Up", "3 Up"]);
    assert.isTrue(first.gossip.hasMember(living.node));
    assert.match(living.log.join("\n"), /as \[Down\]: this node has its address, so it has ended .*:3-\d+/);
  });
});
