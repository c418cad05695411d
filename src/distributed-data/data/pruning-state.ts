import type { ReplicaNode } from "./replica-node.ts";

/** How far the part of a node that has left is taken over, by one of the others: `initialized` until all have seen it, then `performed`. */
export type PruningState = PruningInitialized | PruningPerformed;

/** A node announces that it takes the part of another one over. */
export interface PruningInitialized {
  readonly kind: "initialized";
  /** Takes it over. */
  readonly owner: ReplicaNode;
  /** Nodes that know so, by their addresses. */
  readonly seen: ReadonlyMap<string, { readonly host: string; readonly port: number }>;
}

/** It is taken over. */
export interface PruningPerformed {
  readonly kind: "performed";
  /** When this marker may be forgotten. Unit: ticks of 100 ns since the year 1. */
  readonly obsoleteTicks: bigint;
}

/** The state that follows from two. */
export function mergePruning(left: PruningState, right: PruningState): PruningState {
  if (left.kind === "performed" && right.kind === "performed") return left.obsoleteTicks > right.obsoleteTicks ? left : right;
  if (left.kind === "performed") return left;
  if (right.kind === "performed") return right;
  if (left.owner.equals(right.owner)) return { ...left, seen: new Map([...left.seen, ...right.seen]) };
  return left.owner.key < right.owner.key ? left : right;
}

/** The state after a node has seen it. */
export function seenBy(state: PruningState, node: { readonly host: string; readonly port: number }): PruningState {
  if (state.kind === "performed" || (state.owner.host === node.host && state.owner.port === node.port)) return state;
  const key = `${node.host}:${node.port}`;
  return state.seen.has(key) ? state : { ...state, seen: new Map(state.seen).set(key, node) };
}
