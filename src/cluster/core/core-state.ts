import type { Address } from "../../actor/index.ts";
import type { Failure } from "../../remote/index.ts";
import { Gossip } from "../gossip/gossip.ts";
import { MembershipState } from "../gossip/membership-state.ts";
import type { AppVersion } from "../member/app-version.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import type { ClusterSettings } from "../settings/cluster-settings.ts";
import type { Effect } from "./effect.ts";

/**
 * What a node is to the cluster.
 *
 * - uninitialized: it has not been told where to join. Next: seeking, joining, member.
 * - seeking: it asks seed nodes whether one of them is in a cluster. Next: joining, member (it forms one), stopped.
 * - joining: it has asked a node to let it join. Next: member (welcome), seeking or joining again, stopped.
 * - member: it takes part in gossip, from Joining until its removal. Next: stopped.
 * - stopped: it was a member, or gave up joining.
 */
export type CoreState = Uninitialized | Seeking | Joining | MemberState | Stopped;

export interface Uninitialized {
  readonly kind: "uninitialized";
}

export interface Seeking {
  readonly kind: "seeking";
  /** The seed nodes without this node. */
  readonly seeds: readonly Address[];
  /** Those that are still to be asked: all, or for the first seed node those that have not answered that they are in no cluster. */
  readonly asked: readonly Address[];
  /** This node is the first seed node: it forms a cluster if the others are in none. */
  readonly isFirst: boolean;
  /** When the first seed node gives the others up, or the others ask again. Unit: monotonic ms. */
  readonly timeoutAtMs: number;
  /** Rounds of questions so far. */
  readonly attempts: number;
  /** When the node gives up joining. Unit: monotonic ms. */
  readonly giveUpAtMs: number;
  readonly waiting: Waiting;
}

export interface Joining {
  readonly kind: "joining";
  readonly to: Address;
  /** The seed nodes that led there, to ask again; empty if the program named the node. */
  readonly seeds: readonly Address[];
  /** Unit: monotonic ms. */
  readonly retryAtMs: number;
  /** Unit: monotonic ms. */
  readonly giveUpAtMs: number;
  readonly waiting: Waiting;
}

/** How long a node has been in no cluster, and what it has learned meanwhile. */
export interface Waiting {
  /** Unit: monotonic ms. */
  readonly sinceMs: number;
  /** When the log says why it waits. Unit: monotonic ms. */
  readonly reportAtMs: number;
  /** Seed nodes that have answered that they are in no cluster, as texts. */
  readonly inNoCluster: ReadonlySet<string>;
}

export interface MemberState {
  readonly kind: "member";
  readonly membership: MembershipState;
  /** Members that have finished their shutdown tasks: no node waits for them. */
  readonly exitingConfirmed: UniqueAddressSet;
  /** The shutdown tasks of this node are running; meanwhile it does not say that it has seen the gossip. */
  readonly isExiting: boolean;
  /** Whether this node led at the last tick. */
  readonly wasLeader: boolean;
  /** Ticks of the leader without convergence. */
  readonly ticksWithoutConvergence: number;
  /** Ticks since this node has learned that it is Down. */
  readonly ticksDown: number;
}

export interface Stopped {
  readonly kind: "stopped";
}

/** What transitions use besides the state and the event. */
export interface CoreEnvironment {
  readonly self: UniqueAddress;
  readonly roles: ReadonlySet<string>;
  readonly appVersion: AppVersion;
  readonly settings: ClusterSettings;
  /** Monotonic ms. */
  readonly nowMs: number;
  /** Ms since 1970. */
  readonly dateMs: number;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  /** Whether the node at `address` answers heartbeats, or was never asked. */
  readonly isAvailable: (address: Address) => boolean;
  /** Why the node at `address` could not be reached lately. Absent: nothing is known. */
  readonly failureAt?: (address: Address) => Failure | undefined;
}

/** A state and its effects. */
export interface Step<S extends CoreState = CoreState> {
  readonly state: S;
  readonly effects: readonly Effect[];
}

export function step<S extends CoreState>(state: S, ...effects: readonly Effect[]): Step<S> {
  return { state, effects };
}

/** `first`, then what `next` makes of its state. */
export function andThen<S extends CoreState, T extends CoreState>(first: Step<S>, next: (state: S) => Step<T>): Step<T> {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

/** A member that knows `gossip`. */
export function memberOf(gossip: Gossip, self: UniqueAddress): MemberState {
  return {
    kind: "member",
    membership: new MembershipState(gossip, self),
    exitingConfirmed: UniqueAddressSet.empty,
    isExiting: false,
    wasLeader: false,
    ticksWithoutConvergence: 0,
    ticksDown: 0,
  };
}

/** The gossip of the state; empty if this node is no member. */
export function gossipOf(state: CoreState): Gossip {
  return state.kind === "member" ? state.membership.gossip : Gossip.empty;
}

/** The state with another gossip. */
export function withGossip(state: MemberState, gossip: Gossip): MemberState {
  return { ...state, membership: new MembershipState(gossip, state.membership.self) };
}

/** The state after a change by this node: a newer version that only this node has seen, and while it exits not even this one. */
export function changed(state: MemberState, gossip: Gossip): MemberState {
  const { self } = state.membership;
  const newer = gossip.increment(self);
  return withGossip(state, state.isExiting ? newer.withSeenOnlyBy() : newer.withSeenOnlyBy(self));
}
