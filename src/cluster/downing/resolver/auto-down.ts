import type { Member } from "../../member/member.ts";
import { UniqueAddressSet } from "../../member/unique-address-set.ts";
import type { UniqueAddress } from "../../member/unique-address.ts";
import type { DowningEvent } from "./downing-event.ts";
import { type DowningMachine, type DowningStep, info, step } from "./downing-machine.ts";

/** What auto-downing is given once. */
export interface AutoDownSetup {
  /** How long a member must be unreachable. Key: `akka.cluster.auto-down-unreachable-after`. */
  readonly unreachableAfterMs: number;
}

/** A member that is unreachable, until when it has time to come back. */
interface Suspect {
  readonly node: UniqueAddress;
  readonly atMs: number;
}

/** Auto-downing at one moment. A *suspect* is unreachable; an *overdue* one has been so for too long, while another node leads. */
export interface AutoDownState {
  readonly isLeader: boolean;
  /** By key. */
  readonly suspects: ReadonlyMap<string, Suspect>;
  readonly overdue: UniqueAddressSet;
}

/**
 * The leader downs each member that has been unreachable for a fixed time. Both sides of a partition have a leader, so both go on.
 *
 * INTEROP: AutoDownBase of Akka.NET.
 */
export function autoDown(setup: AutoDownSetup): DowningMachine<AutoDownState> {
  return {
    start: () => ({ isLeader: false, suspects: new Map(), overdue: UniqueAddressSet.empty }),
    next: (state, event, nowMs) => next(setup, state, event, nowMs),
    tickAtMs: ({ suspects }) => firstOf(suspects.values())?.atMs,
  };
}

/** The one whose time ends first. */
function firstOf(suspects: Iterable<Suspect>): Suspect | undefined {
  let first: Suspect | undefined;
  for (const each of suspects) if (first === undefined || each.atMs < first.atMs) first = each;
  return first;
}

type Step = DowningStep<AutoDownState>;

function next(setup: AutoDownSetup, state: AutoDownState, event: DowningEvent, nowMs: number): Step {
  switch (event.kind) {
    case "unreachable":
      return suspect(setup, state, event.member, nowMs);
    case "reachable":
      return step(cleared(state, event.member.uniqueAddress));
    case "removed":
      return step(cleared(state, event.node));
    case "leader":
      return event.isSelf
        ? down({ ...state, isLeader: true, overdue: UniqueAddressSet.empty }, state.overdue)
        : step({ ...state, isLeader: false });
    case "tick":
      return expire(state, nowMs);
    default:
      return step(state);
  }
}

function suspect(
  { unreachableAfterMs }: AutoDownSetup,
  state: AutoDownState,
  { status, uniqueAddress: node }: Member,
  nowMs: number,
): Step {
  if (status === "Down" || status === "Exiting" || state.suspects.has(node.key)) return step(state);
  const suspects = new Map(state.suspects).set(node.key, { node, atMs: nowMs + unreachableAfterMs });
  return expire({ ...state, suspects }, nowMs);
}

/** Another node that leads downs the overdue ones; if it fails to, the next leader does. */
function expire(state: AutoDownState, nowMs: number): Step {
  const expired = UniqueAddressSet.of(Array.from(state.suspects.values()).flatMap(({ node, atMs }) => (nowMs >= atMs ? [node] : [])));
  if (expired.size === 0) return step(state);
  const suspects = new Map(Array.from(state.suspects).filter(([, { node }]) => !expired.has(node)));
  if (!state.isLeader) return step({ ...state, suspects, overdue: state.overdue.union(expired) });
  return down({ ...state, suspects }, expired);
}

function down(state: AutoDownState, nodes: UniqueAddressSet): Step {
  if (nodes.size === 0) return step(state);
  const addresses = Array.from(nodes, ({ address }) => address.toString()).join(", ");
  return step(state, info(`This node leads, and auto-downs unreachable members: ${addresses}.`), { kind: "down", nodes: [...nodes] });
}

function cleared(state: AutoDownState, node: UniqueAddress): AutoDownState {
  const suspects = new Map(state.suspects);
  suspects.delete(node.key);
  return { ...state, suspects, overdue: state.overdue.without(node) };
}
