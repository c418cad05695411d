import type { Gossip } from "../gossip/gossip.ts";
import { compareByAge, type Member } from "../member/member.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { andThen, changed, type CoreEnvironment, type MemberState, type Step, step } from "./core-state.ts";
import { type Effect, info } from "./effect.ts";
import { gossipTo } from "./gossip-rounds.ts";
import { reactToOwnStatus } from "./receive-gossip.ts";

/** Ticks without convergence after which the leader says so, and then again. */
const FIRST_NOTICE_TICKS = 20;
const NOTICE_TICKS = 60;

/** What happens at each tick: the leader moves members on, and a node that is Down ends. */
export function leaderTick(state: MemberState, env: CoreEnvironment): Step {
  const led = state.membership.isLeader ? lead(state, env) : noLongerLeading(state);
  return andThen(led, (after) => {
    const exitingConfirmed = after.exitingConfirmed.filter((node) => after.membership.gossip.hasMember(node));
    return reactToOwnStatus({ ...after, exitingConfirmed }, env);
  });
}

function lead(state: MemberState, env: CoreEnvironment): Step<MemberState> {
  const { membership, exitingConfirmed, ticksWithoutConvergence } = state;
  const effects: Effect[] = state.wasLeader ? [] : [info("is the new leader among reachable nodes (more leaders may exist)")];
  const leading = { ...state, wasLeader: true };
  if (membership.isConverged(exitingConfirmed)) {
    if (ticksWithoutConvergence >= FIRST_NOTICE_TICKS) effects.push(info("Leader can perform its duties again"));
    return andThen(step({ ...leading, ticksWithoutConvergence: 0 }, ...effects), (next) => actOnConvergence(next, env));
  }
  const ticks = ticksWithoutConvergence + 1;
  if (ticks === FIRST_NOTICE_TICKS || ticks % NOTICE_TICKS === 0) effects.push(noticeOf(membership.gossip));
  const { weaklyUpAfterMs, leaderActionsIntervalMs } = env.settings;
  const next = { ...leading, ticksWithoutConvergence: ticks };
  const isLate = weaklyUpAfterMs !== undefined && ticks * leaderActionsIntervalMs >= weaklyUpAfterMs;
  return andThen(step(next, ...effects), (waiting) => (isLate ? moveJoiningToWeaklyUp(waiting, env) : step(waiting)));
}

function noLongerLeading(state: MemberState): Step<MemberState> {
  if (!state.wasLeader) return step(state);
  return step({ ...state, wasLeader: false, ticksWithoutConvergence: 0 }, info("is no longer leader"));
}

/** Everybody has seen the same state, so the leader may change it. */
function actOnConvergence(state: MemberState, env: CoreEnvironment): Step<MemberState> {
  const { membership, exitingConfirmed } = state;
  const { gossip, self } = membership;
  const isGone = ({ status }: Member): boolean => status === "Down" || status === "Exiting";
  const unreachable = Array.from(membership.convergenceReachability.allUnreachableOrTerminated, (node) => gossip.member(node));
  const silent = unreachable.filter((member) => member !== undefined && isGone(member)).map((member) => (member as Member).uniqueAddress);
  const confirmed = exitingConfirmed.filter((node) => gossip.member(node)?.status === "Exiting");
  const removed = UniqueAddressSet.of(silent).union(confirmed);
  const moved = movedMembers(gossip, env);
  const updated = gossip
    .withMembers(moved)
    .remove(removed, env.dateMs)
    .pruneTombstones(env.dateMs - env.settings.pruneTombstonesAfterMs);
  const next = { ...state, exitingConfirmed: exitingConfirmed.filter((node) => !confirmed.has(node)) };
  if (updated === gossip) return step(next);
  const exiting = moved.filter(({ status }) => status === "Exiting");
  const leavesItself = exiting.some(({ uniqueAddress }) => uniqueAddress.equals(self)) && !state.isExiting;
  const effects: Effect[] = moved.map(({ address, status }) => info("Leader is moving node [{0}] to [{1}]", address, status));
  for (const node of removed) {
    const status = gossip.member(node)?.status;
    effects.push(
      info("Leader is removing {0} node [{1}]", confirmed.has(node) ? "confirmed Exiting" : `unreachable ${status}`, node.address),
    );
  }
  if (leavesItself) effects.push(info("Exiting (leader), starting coordinated shutdown"), { kind: "exit" });
  const after = changed({ ...next, isExiting: state.isExiting || leavesItself }, updated);
  return step(after, ...effects, ...tellOldest(after, exiting));
}

/** Members in the next status of their lives: Joining and WeaklyUp become Up, Leaving becomes Exiting. */
function movedMembers(gossip: Gossip, env: CoreEnvironment): readonly Member[] {
  const mayComeUp = hasEnoughMembers(gossip, env);
  let upNumber = gossip.youngestUpNumber;
  return gossip.members.flatMap((member) => {
    if (member.status === "Leaving") return [member.withStatus("Exiting")];
    if (!mayComeUp || (member.status !== "Joining" && member.status !== "WeaklyUp")) return [];
    upNumber += 1;
    return [member.up(upNumber)];
  });
}

function moveJoiningToWeaklyUp(state: MemberState, env: CoreEnvironment): Step<MemberState> {
  const { gossip } = state.membership;
  if (!hasEnoughMembers(gossip, env)) return step(state);
  const moved = gossip.members
    .filter(({ status, uniqueAddress }) => status === "Joining" && gossip.reachability.isReachable(uniqueAddress))
    .map((member) => member.withStatus("WeaklyUp"));
  if (moved.length === 0) return step(state);
  const effects = moved.map(({ address, status }) => info("Leader is moving node [{0}] to [{1}]", address, status));
  return step(changed(state, gossip.withMembers(moved)), ...effects);
}

function hasEnoughMembers({ members }: Gossip, { settings }: CoreEnvironment): boolean {
  if (members.length < settings.minimumMembers) return false;
  for (const [role, minimum] of settings.minimumMembersOfRole) {
    if (members.filter((member) => member.hasRole(role)).length < minimum) return false;
  }
  return true;
}

/** Singletons live on the oldest members, which must know at once who takes over. INTEROP: gossipExitingMembersToOldest. */
function tellOldest({ membership }: MemberState, exiting: readonly Member[]): readonly Effect[] {
  if (exiting.length === 0) return [];
  const { members } = membership.gossip;
  const roles = new Set(exiting.flatMap((member) => [...member.roles]));
  const groups = [members, ...Array.from(roles, (role) => members.filter((member) => member.hasRole(role)))];
  const targets = new Map<string, UniqueAddress>();
  for (const group of groups) {
    const oldest = group.filter(({ uniqueAddress }) => membership.isValidGossipTarget(uniqueAddress)).toSorted(compareByAge);
    for (const { uniqueAddress } of oldest.slice(0, 2)) targets.set(uniqueAddress.key, uniqueAddress);
  }
  return Array.from(targets.values(), (node) => gossipTo(membership, node));
}

function noticeOf({ members, reachability, seen }: Gossip): Effect {
  const statuses = members.map(({ address, status, uniqueAddress }) => `${address} ${status} seen=${seen.has(uniqueAddress)}`);
  return info(
    "Leader can currently not perform its duties, reachability status: [{0}], member status: [{1}]",
    reachability,
    statuses.join(", "),
  );
}
