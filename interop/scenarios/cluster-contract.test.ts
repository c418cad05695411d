import * as cluster from "ritsem/cluster";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

/** The classes of member events that programs may import. */
const MEMBER_EVENTS = Object.entries(cluster).flatMap(([name, each]) =>
  typeof each === "function" && each.prototype instanceof cluster.MemberEvent ? [name] : [],
);

describeWithAkkaNet("Akka.Cluster", () => {
  it("has the statuses and the member events of Ritsem, and does not prepare a full shutdown", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Contract" });
    const { statuses, events, methods } = await peer.send({ command: "cluster-contract" });
    assert.deepEqual(statuses, { Joining: 0, Up: 1, Leaving: 2, Exiting: 3, Down: 4, Removed: 5, WeaklyUp: 6 });
    assert.deepEqual(Object.keys(statuses).sort(), Object.keys(cluster.MemberStatus).sort());
    assert.deepEqual(events, MEMBER_EVENTS.toSorted());
    assert.deepEqual(methods, [
      "Down",
      "Get",
      "Join",
      "JoinAsync",
      "JoinSeedNodes",
      "JoinSeedNodesAsync",
      "Leave",
      "LeaveAsync",
      "RegisterOnMemberRemoved",
      "RegisterOnMemberUp",
      "RemotePathOf",
      "SendCurrentClusterState",
      "Subscribe",
      "Unsubscribe",
    ]);
  });
});
