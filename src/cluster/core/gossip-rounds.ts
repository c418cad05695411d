import type { MembershipState } from "../gossip/membership-state.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import type { CoreEnvironment, MemberState } from "./core-state.ts";
import type { Effect } from "./effect.ts";

/** To so many others the last gossip of a node goes. */
export const FAREWELL_GOSSIPS = 5;

/** One round of gossip: to another member, preferably a member that has not seen this state. */
export function gossipRound({ membership }: MemberState, env: CoreEnvironment): readonly Effect[] {
  const { gossip } = membership;
  const targets = targetsOf(membership);
  const behind = targets.filter((node) => !gossip.seen.has(node));
  const prefersOthers = behind.length > 0 && env.random() < differentViewProbability(gossip.members.length, env);
  const target = pick(prefersOthers ? behind : targets, env.random);
  if (target === undefined) return [];
  return [gossip.seen.has(target) ? statusTo(membership, target) : gossipTo(membership, target)];
}

/** Gossip to up to `count` others. */
export function gossipToSome({ membership }: MemberState, count: number, random: () => number): readonly Effect[] {
  const targets = [...targetsOf(membership)];
  const effects: Effect[] = [];
  while (effects.length < count && targets.length > 0) {
    const [target] = targets.splice(Math.floor(random() * targets.length), 1);
    if (target !== undefined) effects.push(gossipTo(membership, target));
  }
  return effects;
}

/** All that this node knows, to `to`. */
export function gossipTo({ gossip, self }: MembershipState, to: UniqueAddress): Effect {
  return { kind: "send", to: to.address, message: new GossipEnvelope(self, to, gossip) };
}

/** All that this node knows, to the sender of the present message. */
export function gossipBack({ gossip, self }: MembershipState, to: UniqueAddress): Effect {
  return { kind: "reply", message: new GossipEnvelope(self, to, gossip) };
}

/** Whether more rounds than one in an interval are needed. */
export function needsSpeed({ membership: { gossip } }: MemberState): boolean {
  return gossip.members.some(({ status }) => status === "Down") || gossip.seen.size < Math.floor(gossip.members.length / 2);
}

function statusTo({ gossip, self }: MembershipState, to: UniqueAddress): Effect {
  return { kind: "send", to: to.address, message: new GossipStatus(self, gossip.version) };
}

function targetsOf(membership: MembershipState): readonly UniqueAddress[] {
  return membership.gossip.members.map(({ uniqueAddress }) => uniqueAddress).filter((node) => membership.isValidGossipTarget(node));
}

/** INTEROP: falls linearly to a tenth between the lower limit and three times as many members. */
function differentViewProbability(members: number, { settings }: CoreEnvironment): number {
  const { differentViewProbability: usual, reduceDifferentViewFrom: low } = settings;
  if (members <= low) return usual;
  const high = low * 3;
  const least = usual / 10;
  return members >= high ? least : usual - ((members - low) * (usual - least)) / (high - low);
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}
