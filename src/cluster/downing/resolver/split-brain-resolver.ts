import type { Member } from "../../member/member.ts";
import type { UniqueAddress } from "../../member/unique-address.ts";
import { decisionStep, onLeaseAcquired, onLeaseReleased } from "./decide.ts";
import type { DowningEvent } from "./downing-event.ts";
import { initialResolver, isResponsible, type ResolverSetup, type ResolverState } from "./resolver-state.ts";
import { type DowningMachine, type DowningStep, info, step, warning } from "./downing-machine.ts";
import { changesWith, forgetChangesIfWell, restartStableTimer } from "./view-changes.ts";

const LEADS = "This node leads, and decides for the members that it can reach.";
const LEADS_NO_MORE = "This node does not lead any more, and decides nothing.";

/** The split brain resolver with these settings. */
export function splitBrainResolver(setup: ResolverSetup): DowningMachine<ResolverState> {
  return {
    start: (nowMs) => initialResolver(setup, nowMs),
    next: (state, event, nowMs) => resolve(setup, state, event, nowMs),
    tickAtMs: ({ tickAtMs }) => tickAtMs,
  };
}

/**
 * What a resolver does about `event`.
 *
 * INTEROP: SplitBrainResolverBase of Akka.NET. Members that join, leave or are removed do not restart the timer; those that become Up,
 * Exiting, Down, unreachable or reachable do.
 */
function resolve(setup: ResolverSetup, state: ResolverState, event: DowningEvent, nowMs: number): DowningStep<ResolverState> {
  switch (event.kind) {
    case "member":
      return onMember(setup, state, event.member, nowMs);
    case "removed":
      return onRemoved(setup, state, event.node, nowMs);
    case "unreachable":
      return onReachabilityOf(setup, state, event.member, true, nowMs);
    case "reachable":
      return onReachabilityOf(setup, state, event.member, false, nowMs);
    case "reachability":
      return step({ ...state, view: state.view.withReachability(event.reachability) });
    case "seen":
      return step({ ...state, view: state.view.withSeenBy(event.seenBy) });
    case "leader":
      return withResponsibility(state, { ...state, isLeader: event.isSelf });
    case "tick":
      return decisionStep(setup, state, event.holdsLease, nowMs);
    case "lease-acquired":
      return onLeaseAcquired(setup, state, event.isHeld, nowMs);
    case "lease-released":
      return onLeaseReleased(state, event.isReleased, nowMs);
  }
}

function onMember(setup: ResolverSetup, state: ResolverState, member: Member, nowMs: number): DowningStep<ResolverState> {
  const isSelf = member.uniqueAddress.equals(setup.self);
  const withMember = { ...state, view: state.view.withMember(member) };
  switch (member.status) {
    case "Joining":
    case "Leaving":
      return step(withMember);
    case "WeaklyUp":
      return withResponsibility(state, isSelf ? { ...withMember, isSelfUp: true } : withMember);
    case "Up":
      return onUp(setup, state, member, nowMs);
    case "Exiting":
      return restartStableTimer(setup, state, withMember.view, nowMs);
    case "Down":
      return onReachabilityOf(setup, state, member, true, nowMs);
    case "Removed":
      return onRemoved(setup, state, member.uniqueAddress, nowMs);
  }
}

function onUp(setup: ResolverSetup, before: ResolverState, member: Member, nowMs: number): DowningStep<ResolverState> {
  const { state, effects } = restartStableTimer(setup, before, before.view.withMember(member), nowMs);
  const isSelf = member.uniqueAddress.equals(setup.self);
  const after = withResponsibility(state, isSelf ? { ...state, isSelfUp: true } : state);
  const text = setup.strategy.warningOf?.(after.state.view);
  return step(after.state, ...effects, ...after.effects, ...(text === undefined ? [] : [warning(text)]));
}

/** `member` became unreachable or Down, or reachable. What others say of this node itself does not count. */
function onReachabilityOf(
  setup: ResolverSetup,
  before: ResolverState,
  member: Member,
  isUnreachable: boolean,
  nowMs: number,
): DowningStep<ResolverState> {
  if (member.uniqueAddress.equals(setup.self)) return step(before);
  const view = isUnreachable ? before.view.withUnreachable(member) : before.view.withReachable(member);
  const { state, effects } = restartStableTimer(setup, before, view, nowMs);
  return step(forgetChangesIfWell({ ...state, changes: changesWith(state.changes, nowMs) }), ...effects);
}

function onRemoved(setup: ResolverSetup, before: ResolverState, node: UniqueAddress, nowMs: number): DowningStep<ResolverState> {
  if (node.equals(setup.self)) return step(before, { kind: "stop" });
  const state = forgetChangesIfWell({ ...before, view: before.view.without(node) });
  const { release } = state;
  if (release.kind !== "when-removed") return step(state);
  const nodes = release.nodes.without(node);
  if (nodes.size > 0) return step({ ...state, release: { kind: "when-removed", nodes } });
  return step({ ...state, release: { kind: "at", atMs: nowMs + setup.releaseLeaseAfterMs } });
}

function withResponsibility(before: ResolverState, state: ResolverState): DowningStep<ResolverState> {
  const [was, is] = [isResponsible(before), isResponsible(state)];
  if (was === is) return step(state);
  return step(state, info(is ? LEADS : LEADS_NO_MORE));
}
