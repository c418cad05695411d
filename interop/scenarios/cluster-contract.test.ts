import * as cluster from "ritsem/cluster";
import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";

const { MemberEvent, MemberStatus } = cluster;

describeWithAkkaNet("Akka.Cluster", () => {
  it("has the statuses and the member events of Ritsem, and does not prepare a full shutdown", async () => {
    await using peer = await AkkaNetPeer.start({ name: "Contract" });
    const { statuses, events, methods } = await peer.send({ command: "cluster-contract" });
    assert.deepEqual(statuses, { Joining: 0, Up: 1, Leaving: 2, Exiting: 3, Down: 4, Removed: 5, WeaklyUp: 6 });
    assert.sameMembers(Object.keys(statuses), Object.keys(MemberStatus));
    const ours = Object.values(cluster).filter((each) => typeof each === "function" && each.prototype instanceof MemberEvent);
    assert.sameMembers(
      events,
      ours.map(({ name }) => name),
    );
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
