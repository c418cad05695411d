import type { UniqueAddress } from "../../member/unique-address.ts";
import { UniqueAddressSet } from "../../member/unique-address-set.ts";
import { type DowningDecision, downAll, isIndirectlyConnected, needsLease, reverseOf } from "../strategy/downing-decision.ts";
import type { DowningView } from "../strategy/downing-view.ts";
import { victimsOf } from "../strategy/nodes-to-down.ts";
import type { DowningEffect } from "./downing-event.ts";
import { isResponsible, type LeaseRelease, type ResolverSetup, type ResolverState } from "./resolver-state.ts";
import { type DowningStep, info, step, warning } from "./downing-machine.ts";

/** INTEROP: fixed in Akka.NET too. */
const TICK_INTERVAL_MS = 1_000;

/** Looks once a second whether it is time to decide, or to give the lease back. While the lease is asked for, nothing is due. */
export function decisionStep(setup: ResolverSetup, before: ResolverState, holdsLease: boolean, nowMs: number): DowningStep<ResolverState> {
  const next = { ...before, tickAtMs: nowMs + TICK_INTERVAL_MS };
  if (before.pending !== undefined) return step(next);
  const unstable = instabilityStep(setup, next, nowMs);
  const due = dueStep(setup, unstable.state, holdsLease, nowMs);
  const release: readonly DowningEffect[] =
    due.state.release.kind === "at" && nowMs >= due.state.release.atMs ? [{ kind: "release-lease" }] : [];
  return step(due.state, ...unstable.effects, ...due.effects, ...release);
}

/** Every node does this, not only the leader: if the changes do not end, no side may have a view that others share. */
function instabilityStep(setup: ResolverSetup, state: ResolverState, nowMs: number): DowningStep<ResolverState> {
  const { changes } = state;
  const { stableAfterMs, downAllWhenUnstableMs } = setup;
  if (changes === undefined) return step(state);
  if (downAllWhenUnstableMs === undefined) {
    return step(nowMs - changes.latestMs > stableAfterMs * 2 ? { ...state, changes: undefined } : state);
  }
  if (nowMs - changes.firstMs <= stableAfterMs + downAllWhenUnstableMs) return step(state);
  const { state: after, effects } = act(setup, state, state.view, downAll, nowMs);
  if (effects.length === 0) return step(after);
  const text =
    `Reachability has changed ${changes.count} times within ${nowMs - changes.firstMs} ms, longer than ` +
    "akka.cluster.split-brain-resolver.stable-after and down-all-when-unstable together: all members are downed.";
  return step(after, warning(text), ...effects);
}

function dueStep(setup: ResolverSetup, state: ResolverState, holdsLease: boolean, nowMs: number): DowningStep<ResolverState> {
  if (!isResponsible(state) || state.view.unreachable.size === 0 || nowMs < state.stableAtMs) return step(state);
  const decision = setup.strategy.decide(state.view);
  if (!needsLease(decision)) return act(setup, state, state.view, decision, nowMs);
  if (holdsLease) return act(setup, state, state.view, decision, nowMs);
  return step({ ...state, pending: { decision, view: state.view } }, { kind: "acquire-lease", delayMs: decision.acquireDelayMs });
}

/** The answer to `acquire-lease`: the decision, or its reverse, on what was known when it was made. */
export function onLeaseAcquired(setup: ResolverSetup, state: ResolverState, isHeld: boolean, nowMs: number): DowningStep<ResolverState> {
  const { pending } = state;
  if (pending === undefined) return step(state);
  const decision = isHeld ? pending.decision : reverseOf(pending.decision);
  const { state: after, effects, downed } = act(setup, { ...state, pending: undefined }, pending.view, decision, nowMs);
  const text = isHeld ? "This side has the lease." : "Another side has the lease, or it could not be asked for.";
  return step({ ...after, release: isHeld ? releaseAfter(setup, state, downed, nowMs) : { kind: "not-held" } }, info(text), ...effects);
}

function releaseAfter({ releaseLeaseAfterMs }: ResolverSetup, { release }: ResolverState, downed: Downed, nowMs: number): LeaseRelease {
  const nodes = UniqueAddressSet.of(downed);
  if (release.kind === "when-removed") return { kind: "when-removed", nodes: release.nodes.union(nodes) };
  return nodes.size === 0 ? { kind: "at", atMs: nowMs + releaseLeaseAfterMs } : { kind: "when-removed", nodes };
}

/** The answer to `release-lease`. A lease that could not be released is released again with the next tick. */
export function onLeaseReleased(state: ResolverState, isReleased: boolean, nowMs: number): DowningStep<ResolverState> {
  const { release, pending } = state;
  if (pending !== undefined || !isReleased || release.kind !== "at" || nowMs < release.atMs) return step(state);
  return step({ ...state, release: { kind: "not-held" } }, info("The lease is released."));
}

type Downed = readonly UniqueAddress[];

/** Downs the nodes that `decision` means, this one last, because it may end with that. */
function act(
  setup: ResolverSetup,
  state: ResolverState,
  view: DowningView,
  decision: DowningDecision,
  nowMs: number,
): DowningStep<ResolverState> & { readonly downed: Downed } {
  const { nodes: victims, isContradiction } = victimsOf(setup.strategy, view, decision);
  const present = state.view.downable; // some may have gone while the lease was asked for
  const nodes = victims.filter((node) => present.has(node));
  if (nodes.size === 0) return { ...step(state), downed: [] };
  const others = [...nodes].filter((node) => !node.equals(setup.self));
  const downed = nodes.has(setup.self) ? [...others, setup.self] : others;
  const after = { ...state, changes: undefined, stableAtMs: nowMs + setup.stableAfterMs };
  const text = textOf(setup, view, decision, isContradiction, downed);
  return { ...step(after, warning(text), { kind: "down", nodes: downed }), downed };
}

function textOf(setup: ResolverSetup, view: DowningView, decision: DowningDecision, isContradiction: boolean, downed: Downed): string {
  const addresses = downed.map(({ address }) => address.toString()).join(", ");
  const self = downed.some((node) => node.equals(setup.self)) ? " (this node included)" : "";
  const indirect = isIndirectlyConnected(decision)
    ? ` Indirectly connected: ${Array.from(view.indirectlyConnected, ({ address }) => address.toString()).join(", ")}.`
    : "";
  const contradiction = isContradiction ? " Without the indirectly connected nodes the view contradicts itself, so all are downed." : "";
  return (
    `Strategy ${setup.strategy.name} decided ${decision.kind}: downing ${addresses}${self}. Unreachable: ${view.unreachable.size} of ` +
    `${view.members.length} members.${indirect}${contradiction} ${view.reachability}`
  );
}
