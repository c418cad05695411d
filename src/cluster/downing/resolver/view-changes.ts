import type { DowningView } from "../strategy/downing-view.ts";
import { type DowningStep, info, step } from "./downing-machine.ts";
import { isResponsible, type ReachabilityChanges, type ResolverSetup, type ResolverState } from "./resolver-state.ts";

/** The view changed: a decision has to wait for `stable-after` again. */
export function restartStableTimer(
  setup: ResolverSetup,
  before: ResolverState,
  view: DowningView,
  nowMs: number,
): DowningStep<ResolverState> {
  const state = { ...before, view, stableAtMs: nowMs + setup.stableAfterMs };
  if (!isResponsible(state)) return step(state);
  const [was, is] = [before.view.unreachable.size, view.unreachable.size];
  if (is === 0)
    return was === 0 ? step(state) : step(state, info("All unreachable members are reachable again or removed: nothing is downed."));
  const beginning = was === 0 ? "There are unreachable members" : "The members, or which of them are unreachable, have changed";
  return step(state, info(`${beginning}: ${is} now. Members are downed if nothing changes for ${setup.stableAfterMs} ms.`));
}

/** One more change of reachability. */
export function changesWith(changes: ReachabilityChanges | undefined, nowMs: number): ReachabilityChanges {
  return { firstMs: changes?.firstMs ?? nowMs, latestMs: nowMs, count: (changes?.count ?? 0) + 1 };
}

/** Forgets the changes of reachability if no member that is Up or Leaving is unreachable. */
export function forgetChangesIfWell(state: ResolverState): ResolverState {
  return state.view.unreachableCount() === 0 ? { ...state, changes: undefined } : state;
}
