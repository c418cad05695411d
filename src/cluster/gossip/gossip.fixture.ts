import fc from "fast-check";
import { memberAt, nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { Gossip } from "./gossip.ts";

/** One change that a node makes to the state it has. Nodes that are no members make none. */
export interface GossipChange {
  readonly by: number;
  readonly of: number;
  readonly kind: "join" | "up" | "leave" | "exit" | "down" | "remove" | "unreachable" | "reachable";
}

/** Histories of up to `length` changes among `count` nodes. */
export function anyChanges(count: number, length: number): fc.Arbitrary<readonly GossipChange[]> {
  const port = fc.integer({ min: 1, max: count });
  const kind = fc.constantFrom("join", "join", "up", "leave", "exit", "down", "remove", "unreachable", "reachable") as fc.Arbitrary<
    GossipChange["kind"]
  >;
  return fc.array(fc.record({ by: port, of: port, kind }), { maxLength: length });
}

/** The state after these changes. Those that cannot be made are left out. */
export function gossipAfter(start: Gossip, changes: readonly GossipChange[]): Gossip {
  return changes.reduce(applied, start);
}

function applied(gossip: Gossip, { by, of, kind }: GossipChange): Gossip {
  const [observer, node] = [nodeAt(by), nodeAt(of)];
  const member = gossip.member(node);
  const changed = (next: Gossip): Gossip => next.increment(observer).withSeenOnlyBy(observer);
  if (!gossip.hasMember(observer) && gossip.members.length > 0) return gossip;
  if (kind === "join")
    return member === undefined && !gossip.tombstones.has(node.key) ? changed(gossip.withMember(memberAt(of, "Joining"))) : gossip;
  if (member === undefined) return gossip;
  switch (kind) {
    case "up":
      return member.status === "Joining" ? changed(gossip.withMember(member.up(of))) : gossip;
    case "leave":
      return member.status === "Up" ? changed(gossip.withMember(member.withStatus("Leaving"))) : gossip;
    case "exit":
      return member.status === "Leaving" ? changed(gossip.withMember(member.withStatus("Exiting"))) : gossip;
    case "down":
      return changed(gossip.markAsDown(UniqueAddressSet.of([node])));
    case "remove":
      return member.status === "Down" || member.status === "Exiting" ? changed(gossip.remove(UniqueAddressSet.of([node]), 1_000)) : gossip;
    default:
      return by === of ? gossip : changed(gossip.withReachability(gossip.reachability[kind](observer, node)));
  }
}
