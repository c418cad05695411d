import type { Gossip } from "../gossip/gossip.ts";
import type { MembershipState } from "../gossip/membership-state.ts";
import type { GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import { GossipStatus as Status } from "../message/gossip-messages.ts";
import { andThen, type CoreEnvironment, type CoreState, type MemberState, type Step, step, withGossip } from "./core-state.ts";
import { endEarlierIncarnations } from "./earlier-incarnations.ts";
import { debug, type Effect, info } from "./effect.ts";
import { gossipBack } from "./gossip-rounds.ts";
import { shutDownIfDown } from "./leaving.ts";

/** Answers with what the sender lacks, or asks for what this node lacks. */
export function receiveStatus(state: MemberState, { from, version }: GossipStatus): Step<MemberState> {
  const { membership } = state;
  const { gossip, self } = membership;
  if (!gossip.hasMember(from) || from.equals(self))
    return step(state, debug("Ignoring a gossip status of {0}, which is no other member", from));
  if (!membership.isReachableToSelf(from)) return step(state, debug("Ignoring a gossip status of {0}, which is unreachable", from));
  switch (version.compareTo(gossip.version)) {
    case "same":
      return step(state);
    case "after":
      return step(state, { kind: "reply", message: new Status(self, gossip.version) });
    default:
      return step(state, gossipBack(membership, from));
  }
}

/** Takes over what is newer in a gossip, and answers if the sender is behind. */
export function receiveGossip(state: MemberState, envelope: GossipEnvelope, env: CoreEnvironment): Step {
  const { membership } = state;
  const reason = whyIgnored(membership, envelope);
  if (reason !== undefined) return step(state, debug("Ignoring the gossip of {0}: {1}", envelope.from, reason));
  const { gossip: remote, from } = envelope;
  const { gossip: local, self } = membership;
  const { winner, answers } = winnerOf(local, remote, state);
  const seen = state.isExiting ? winner : winner.withSeenBy(self);
  const next = withGossip(state, seen);
  const effects: Effect[] = env.settings.logsReceivedGossip ? [debug("Received the gossip of {0}: {1}", from, remote)] : [];
  for (const { uniqueAddress, status } of seen.members) {
    if (status === "Joining" && !local.hasMember(uniqueAddress)) effects.push({ kind: "forget-heartbeats", node: uniqueAddress });
  }
  if (answers) effects.push(gossipBack(next.membership, from));
  const taken = andThen(step(next, ...effects), endEarlierIncarnations);
  return andThen(taken, (after) => reactToOwnStatus(after, env));
}

/** This node leaves when it sees that the leader lets it, and ends when it sees that it is Down. */
export function reactToOwnStatus(state: MemberState, env: CoreEnvironment): Step {
  const status = state.membership.selfMember?.status;
  if (status === "Exiting" && !state.isExiting) {
    return step<CoreState>({ ...state, isExiting: true }, info("Exiting, starting coordinated shutdown"), { kind: "exit" });
  }
  return status === "Down" ? shutDownIfDown(state, env) : step(state);
}

function whyIgnored(membership: MembershipState, { from, to, gossip }: GossipEnvelope): string | undefined {
  const { self, gossip: local } = membership;
  if (gossip.members.length === 0) return "it has no members";
  if (!to.equals(self)) return `it is for ${to}`;
  if (from.equals(self)) return "it claims to come from this node";
  if (!local.hasMember(from)) return "it is not a member";
  if (!membership.isReachableToSelf(from)) return "it is unreachable";
  if (!gossip.hasMember(self)) return "this node is not among its members";
  return undefined;
}

/** The state that goes on, and whether the sender has to know of it. */
function winnerOf(
  local: Gossip,
  remote: Gossip,
  { isExiting, membership }: MemberState,
): { readonly winner: Gossip; readonly answers: boolean } {
  const isUnseen = !isExiting && !remote.seen.has(membership.self);
  switch (remote.compareTo(local)) {
    case "same":
      return { winner: remote.withSeenOf(local), answers: isUnseen };
    case "after":
      return { winner: remote, answers: isUnseen };
    case "before":
      return { winner: local, answers: true };
    case "concurrent":
      return { winner: remote.merge(local), answers: true };
  }
}
