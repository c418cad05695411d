import { assert, describe, it } from "vitest";
import { Gossip } from "../gossip/gossip.ts";
import { MembershipState } from "../gossip/membership-state.ts";
import { memberAt, nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import {
  type ClusterDomainEvent,
  LeaderChanged,
  MemberEvent,
  MemberRemoved,
  ReachabilityEvent,
  RoleLeaderChanged,
} from "./cluster-event.ts";
import { currentStateOf } from "./current-cluster-state.ts";
import { eventsBetween } from "./events-between.ts";

const self = nodeAt(1);
const stateOf = (gossip: Gossip): MembershipState => new MembershipState(gossip, self);

function shortOf(event: ClusterDomainEvent): string {
  const { name } = event.constructor;
  if (event instanceof MemberRemoved) return `${name} ${event.member.address.port} ${event.previousStatus}`;
  if (event instanceof MemberEvent || event instanceof ReachabilityEvent) return `${name} ${event.member.address.port}`;
  if (event instanceof LeaderChanged) return `${name} ${event.leader?.port}`;
  return event instanceof RoleLeaderChanged ? `${name} ${event.role} ${event.leader?.port}` : name;
}

const between = (before: Gossip, after: Gossip): readonly string[] =>
  eventsBetween(stateOf(before), stateOf(after))
    .map(shortOf)
    .filter((text) => text !== "SeenChanged" && text !== "ReachabilityChanged");

describe("Events of a cluster", () => {
  const two = new Gossip({ members: [memberAt(1), memberAt(2, "Up", ["web"])] });

  it("tell the last status of each member, in the order of addresses, then the leaders", () => {
    assert.deepEqual(between(Gossip.empty, two), ["MemberUp 1", "MemberUp 2", "LeaderChanged 1", "RoleLeaderChanged web 2"]);
    assert.deepEqual(between(two, two.withMembers([memberAt(1, "Leaving"), memberAt(3, "Joining")])), ["MemberLeft 1", "MemberJoined 3"]);
    for (const [status, event] of [
      ["WeaklyUp", "MemberWeaklyUp 3"],
      ["Exiting", "MemberExited 3"],
      ["Down", "MemberDowned 3"],
    ] as const) {
      assert.deepEqual(between(two, two.withMember(memberAt(3, status))), [event]);
    }
  });

  it("tell of removals after all changes, with the status before", () => {
    const after = two.remove(UniqueAddressSet.of([nodeAt(2)]), 1).withMember(memberAt(3, "Joining"));
    assert.deepEqual(between(two, after), ["MemberJoined 3", "MemberRemoved 2 Up", "RoleLeaderChanged web undefined"]);
    assert.deepEqual(between(two, Gossip.empty), [
      "MemberRemoved 1 Up",
      "MemberRemoved 2 Up",
      "LeaderChanged undefined",
      "RoleLeaderChanged web undefined",
    ]);
  });

  it("tell who cannot be reached and who can again, except this node and nodes that are terminated", () => {
    const three = two.withMember(memberAt(3));
    const cut = three.withReachability(three.reachability.unreachable(self, nodeAt(2)).unreachable(nodeAt(3), self));
    assert.deepEqual(between(three, cut), ["UnreachableMember 2", "RoleLeaderChanged web undefined"]);
    assert.deepEqual(between(cut, three), ["ReachableMember 2", "RoleLeaderChanged web 2"]);
    const gone = three.withReachability(three.reachability.terminated(self, nodeAt(2)));
    assert.deepEqual(between(gone, three), ["RoleLeaderChanged web 2"]);
  });

  it("are none without a change", () => {
    assert.deepEqual(eventsBetween(stateOf(two), stateOf(two)), []);
    assert.deepEqual(eventsBetween(stateOf(two), stateOf(new Gossip({ members: two.members }))), []);
  });

  it("have a text for logs", () => {
    const [event] = eventsBetween(stateOf(Gossip.empty), stateOf(two));
    assert.match(String(event), /^MemberUp\(Member\(akka\.tcp:\/\/Test@127\.0\.0\.1:1, uid 1, Up, version 1\.2\.3\)\)$/);
  });
});

describe("CurrentClusterState", () => {
  it("has members, who is unreachable, who has seen it, and the leaders", () => {
    const gossip = new Gossip({ members: [memberAt(1), memberAt(2, "Up", ["web"])] });
    const cut = gossip.withReachability(gossip.reachability.unreachable(self, nodeAt(2))).withSeenOnlyBy(self);
    const state = currentStateOf(stateOf(cut));
    assert.deepEqual([state.members.length, state.leader?.port, state.seenBy.length], [2, 1, 1]);
    assert.deepEqual(
      state.unreachable.map(({ address }) => address.port),
      [2],
    );
    assert.deepEqual([...state.allRoles], ["web"]);
    assert.isUndefined(state.roleLeader("web")); // it cannot be reached
    assert.equal(currentStateOf(stateOf(gossip)).roleLeader("web")?.port, 2);
  });
});
