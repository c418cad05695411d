import type { UniqueAddress } from "../../member/unique-address.ts";
import type { UniqueAddressSet } from "../../member/unique-address-set.ts";
import type { LeaseDecision } from "../strategy/downing-decision.ts";
import type { DowningStrategy } from "../strategy/downing-strategy.ts";
import { DowningView } from "../strategy/downing-view.ts";

/** What a resolver is given once. */
export interface ResolverSetup {
  readonly self: UniqueAddress;
  readonly strategy: DowningStrategy;
  /** How long nothing may change before a decision. */
  readonly stableAfterMs: number;
  /** How much longer changes may go on before all members are downed; `undefined`: for ever. */
  readonly downAllWhenUnstableMs: number | undefined;
  /** How long the lease is kept after the downed members are removed. */
  readonly releaseLeaseAfterMs: number;
}

/** Changes of reachability since the last time that all was well. */
export interface ReachabilityChanges {
  readonly firstMs: number;
  readonly latestMs: number;
  readonly count: number;
}

/** When the lease is given back: never, since this node does not hold it; some time after these nodes are removed; or at a certain time. */
export type LeaseRelease =
  | { readonly kind: "not-held" }
  | { readonly kind: "when-removed"; readonly nodes: UniqueAddressSet }
  | { readonly kind: "at"; readonly atMs: number };

/** A decision whose lease was asked for, and what was known when it was made. */
export interface PendingDecision {
  readonly decision: LeaseDecision;
  readonly view: DowningView;
}

/**
 * A resolver at one moment.
 *
 * It *watches* until the view has been the same for `stable-after`. Then the leader decides: it downs members at once, or, if the decision
 * depends on a lease, it has a `pending` decision until it knows who holds the lease. After each decision it watches again.
 */
export interface ResolverState {
  readonly view: DowningView;
  readonly isLeader: boolean;
  /** Whether this node has been Up or WeaklyUp. */
  readonly isSelfUp: boolean;
  /** No decision before this time. */
  readonly stableAtMs: number;
  /** `undefined`: none. */
  readonly changes: ReachabilityChanges | undefined;
  readonly pending: PendingDecision | undefined;
  readonly release: LeaseRelease;
  readonly tickAtMs: number;
}

/** A resolver that knows of no members yet. */
export function initialResolver({ stableAfterMs }: ResolverSetup, nowMs: number): ResolverState {
  return {
    view: DowningView.empty,
    isLeader: false,
    isSelfUp: false,
    stableAtMs: nowMs + stableAfterMs,
    changes: undefined,
    pending: undefined,
    release: { kind: "not-held" },
    tickAtMs: nowMs,
  };
}

/** Whether this node decides. Several nodes may, one on each side of a partition. */
export function isResponsible({ isLeader, isSelfUp }: ResolverState): boolean {
  return isLeader && isSelfUp;
}
