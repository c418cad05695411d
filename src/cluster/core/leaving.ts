import type { Address } from "../../actor/index.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { ExitingConfirmed } from "../message/gossip-messages.ts";
import { changed, type CoreEnvironment, type CoreState, type MemberState, type Step, step, withGossip } from "./core-state.ts";
import { type Effect, info, warning } from "./effect.ts";
import { FAREWELL_GOSSIPS, gossipRound, gossipTo, gossipToSome } from "./gossip-rounds.ts";

/** Ticks that a node which is Down waits for others to see it. */
const TICKS_BEFORE_SHUTDOWN = 4;

/** Lets the members at `address` leave. */
export function leave(state: MemberState, address: Address, env: CoreEnvironment): Step<MemberState> {
  const leaving = state.membership
    .membersAt(address)
    .filter(({ status }) => status === "Joining" || status === "WeaklyUp" || status === "Up")
    .map((member) => member.withStatus("Leaving"));
  if (leaving.length === 0) return step(state);
  const next = changed(state, state.membership.gossip.withMembers(leaving));
  return step(next, info("Marked address [{0}] as [Leaving]", address), ...gossipRound(next, env));
}

/** Declares the members at `address` dead. */
export function down(state: MemberState, address: Address, env: CoreEnvironment): Step<MemberState> {
  const { membership } = state;
  const members = membership.membersAt(address);
  if (members.length === 0) return step(state, info("Ignoring down of unknown node [{0}]", address));
  const downed = members.filter(({ status }) => status !== "Down").map(({ uniqueAddress }) => uniqueAddress);
  if (downed.length === 0) return step(state);
  const next = changed(state, membership.gossip.markAsDown(UniqueAddressSet.of(downed)));
  const isSelf = downed.some((node) => node.equals(membership.self));
  const told = isSelf ? gossipToSome(next, FAREWELL_GOSSIPS, env.random) : downed.map((node) => gossipTo(next.membership, node));
  const isReachable = downed.every((node) => membership.gossip.reachability.isReachable(node));
  return step(next, info("Marking {0} node [{1}] as [Down]", isReachable ? "reachable" : "unreachable", address), ...told);
}

/** Remoting has given this incarnation up, so it will never answer again. */
export function quarantined(state: MemberState, node: UniqueAddress): Step<MemberState> {
  const { gossip, self } = state.membership;
  if (!gossip.hasMember(node)) return step(state);
  const reachability = gossip.reachability.terminated(self, node);
  if (reachability === gossip.reachability) return step(state);
  return step(
    changed(state, gossip.withReachability(reachability)),
    warning("Marking node as TERMINATED [{0}], due to quarantine", node.address),
  );
}

/** The shutdown tasks of this node are done: it may be removed. */
export function exitingCompleted(state: MemberState, env: CoreEnvironment): Step<CoreState> {
  const { self, gossip } = state.membership;
  const seen = withGossip({ ...state, isExiting: false }, gossip.withSeenBy(self));
  return step<CoreState>(
    { kind: "stopped" },
    info("Exiting completed"),
    ...gossipToSome(seen, FAREWELL_GOSSIPS, env.random),
    ...confirmToLeaders(seen),
    { kind: "stop", reason: "left" },
  );
}

/** To the leader among the others, and to the member that leads once the leader has left. */
function confirmToLeaders({ membership }: MemberState): readonly Effect[] {
  const { self, gossip } = membership;
  const message = new ExitingConfirmed(self);
  const others = gossip.members.filter(({ uniqueAddress }) => !uniqueAddress.equals(self));
  const first = membership.leaderOf(others);
  if (first === undefined) return [];
  const second = membership.leaderOf(others.filter(({ uniqueAddress }) => !uniqueAddress.equals(first)));
  return [first, ...(second === undefined ? [] : [second])].map(({ address }): Effect => ({ kind: "send", to: address, message }));
}

/** A node that is Down ends once all that are Down know it or cannot know it, or after some time. */
export function shutDownIfDown(state: MemberState, env: CoreEnvironment): Step<CoreState> {
  const { membership, ticksDown } = state;
  const { gossip } = membership;
  if (membership.selfMember?.status !== "Down") return step(state);
  const unreachable = membership.convergenceReachability.allUnreachableOrTerminated;
  const downed = gossip.members.filter(({ status }) => status === "Down").map(({ uniqueAddress }) => uniqueAddress);
  const isKnown = downed.every((node) => unreachable.has(node) || gossip.seen.has(node));
  if (!isKnown && ticksDown < TICKS_BEFORE_SHUTDOWN) return step({ ...state, ticksDown: ticksDown + 1 });
  return step<CoreState>(
    { kind: "stopped" },
    warning("Node has been marked as DOWN. Shutting down myself"),
    ...gossipToSome(state, FAREWELL_GOSSIPS, env.random),
    { kind: "stop", reason: "downed" },
  );
}
