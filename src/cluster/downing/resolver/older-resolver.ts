import { compareByAge, type Member } from "../../member/member.ts";
import type { PartitionStrategy } from "../strategy/partition-strategy.ts";
import type { DowningEvent } from "./downing-event.ts";
import { type DowningMachine, type DowningStep, info, step } from "./downing-machine.ts";

/** What the older resolver is given once. */
export interface OlderResolverSetup {
  readonly strategy: PartitionStrategy;
  /** How long nothing may change before a decision. */
  readonly stableAfterMs: number;
}

/** The older resolver at one moment: it *waits* until `decidesAtMs`, decides once, and then waits for the next change. */
export interface OlderResolverState {
  /** By key: members that became Up or reachable, and were not found unreachable since. */
  readonly reachable: ReadonlyMap<string, Member>;
  /** By key. */
  readonly unreachable: ReadonlyMap<string, Member>;
  /** `undefined`: it has decided, and nothing has changed since. */
  readonly decidesAtMs: number | undefined;
}

const NO_MEMBERS: ReadonlyMap<string, Member> = new Map();

/**
 * Akka.NET's older resolver: every node decides, not only the leader, and no lease or indirect connection plays a part.
 *
 * INTEROP: SplitBrainDecider of Akka.NET.
 */
export function olderResolver(setup: OlderResolverSetup): DowningMachine<OlderResolverState> {
  return {
    start: (nowMs) => ({ reachable: NO_MEMBERS, unreachable: NO_MEMBERS, decidesAtMs: nowMs + setup.stableAfterMs }),
    next: (state, event, nowMs) => next(setup, state, event, nowMs),
    tickAtMs: ({ decidesAtMs }) => decidesAtMs,
  };
}

type Step = DowningStep<OlderResolverState>;

function next(setup: OlderResolverSetup, state: OlderResolverState, event: DowningEvent, nowMs: number): Step {
  const { reachable, unreachable } = state;
  const changed = (members: Partial<OlderResolverState>): Step => step({ ...state, ...members, decidesAtMs: nowMs + setup.stableAfterMs });
  switch (event.kind) {
    case "member":
      return changed(event.member.status === "Up" ? { reachable: withMember(reachable, event.member) } : {});
    case "removed":
      return changed({ reachable: without(reachable, event.node.key), unreachable: without(unreachable, event.node.key) });
    case "unreachable":
      return changed({
        reachable: without(reachable, event.member.uniqueAddress.key),
        unreachable: withMember(unreachable, event.member),
      });
    case "reachable":
      return changed({
        reachable: withMember(reachable, event.member),
        unreachable: without(unreachable, event.member.uniqueAddress.key),
      });
    case "tick":
      return decide(setup, state, nowMs);
    default:
      return step(state);
  }
}

function decide({ strategy }: OlderResolverSetup, state: OlderResolverState, nowMs: number): Step {
  if (state.decidesAtMs === undefined || nowMs < state.decidesAtMs) return step(state);
  const decided = { ...state, decidesAtMs: undefined };
  const byAge = (members: ReadonlyMap<string, Member>): readonly Member[] => [...members.values()].toSorted(compareByAge);
  const partition = { remaining: byAge(state.reachable), unreachable: byAge(state.unreachable) };
  const nodes = strategy.victimsIn(partition).map(({ uniqueAddress }) => uniqueAddress);
  if (nodes.length === 0) return step(decided);
  const addresses = nodes.map(({ address }) => address.toString()).join(", ");
  const text =
    `Strategy ${strategy.name} of the older split brain resolver decided: downing ${addresses}. ` +
    `Unreachable: ${partition.unreachable.length}, reachable: ${partition.remaining.length} members.`;
  return step(decided, info(text), { kind: "down", nodes });
}

function withMember(members: ReadonlyMap<string, Member>, member: Member): ReadonlyMap<string, Member> {
  return new Map(members).set(member.uniqueAddress.key, member);
}

function without(members: ReadonlyMap<string, Member>, key: string): ReadonlyMap<string, Member> {
  if (!members.has(key)) return members;
  const rest = new Map(members);
  rest.delete(key);
  return rest;
}
