import { UniqueAddressSet } from "../../member/unique-address-set.ts";
import { type DowningDecision, isIndirectlyConnected } from "./downing-decision.ts";
import type { DowningStrategy } from "./downing-strategy.ts";
import type { DowningView } from "./downing-view.ts";

/** Whom a decision downs. */
export interface Victims {
  readonly nodes: UniqueAddressSet;
  /** Whether the decision contradicted itself, so that everybody is downed instead. */
  readonly isContradiction: boolean;
}

/** The nodes that `decision` downs. INTEROP: DowningStrategy.NodesToDown, and SplitBrainResolverBase.ActOnDecision for contradictions. */
export function victimsOf(strategy: DowningStrategy, view: DowningView, decision: DowningDecision): Victims {
  const { downable, unreachable } = view;
  switch (decision.kind) {
    case "DownUnreachable":
    case "AcquireLeaseAndDownUnreachable":
      return certain(downable.filter((node) => unreachable.has(node)));
    case "DownReachable":
      return certain(downable.filter((node) => !unreachable.has(node)));
    case "DownAll":
      return certain(downable);
    case "DownIndirectlyConnected":
    case "AcquireLeaseAndDownIndirectlyConnected":
      return indirectVictims(strategy, view);
    case "ReverseDownIndirectlyConnected": {
      const indirect = view.indirectlyConnected;
      return certain(downable.filter((node) => indirect.has(node) || !unreachable.has(node)));
    }
  }
}

function certain(nodes: UniqueAddressSet): Victims {
  return { nodes, isContradiction: false };
}

/** The indirectly connected nodes, and those that the strategy downs if what these say of each other is left out. */
function indirectVictims(strategy: DowningStrategy, view: DowningView): Victims {
  const { downable, indirectlyConnected, unreachable } = view;
  let additional = UniqueAddressSet.empty;
  if (unreachable.filter((node) => !indirectlyConnected.has(node)).size > 0) {
    const rest = withoutIndirectObservations(view);
    const decision = strategy.decide(rest);
    if (isIndirectlyConnected(decision)) return { nodes: downable, isContradiction: true };
    additional = victimsOf(strategy, rest, decision).nodes;
  }
  return certain(downable.filter((node) => indirectlyConnected.has(node) || additional.has(node)));
}

function withoutIndirectObservations(view: DowningView): DowningView {
  const { downable, observersThatAreObserved, connectedByGossip } = view;
  const islands = islandsIn(view);
  const rest = view.reachability.filterRecords(
    ({ observer, subject }) =>
      downable.has(observer) &&
      downable.has(subject) &&
      !islands.has(observer) &&
      !(observersThatAreObserved.has(observer) && observersThatAreObserved.has(subject)) &&
      !(connectedByGossip.has(observer) && connectedByGossip.has(subject)),
  );
  return view.observedBy(rest);
}

/** Unreachable nodes that call others unreachable, and that every reachable member calls unreachable. */
function islandsIn({ members, unreachable, reachability }: DowningView): UniqueAddressSet {
  const reachable = UniqueAddressSet.of(members.map(({ uniqueAddress }) => uniqueAddress)).filter((node) => !unreachable.has(node));
  const groups = reachability.observersGroupedByUnreachable;
  return reachability.allObservers.filter((node) => {
    if (!unreachable.has(node)) return false;
    const observers = groups.get(node.key)?.observers ?? UniqueAddressSet.empty;
    return observers.filter((observer) => reachable.has(observer)).size === reachable.size;
  });
}
