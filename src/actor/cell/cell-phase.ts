import type { InternalActorRef } from "../ref/internal-actor-ref.ts";

/**
 * Where an actor is in its life.
 *
 * - starting → running (constructed, `preStart` done), or failed
 * - running → failed (threw, or escalated for `perpetrator`) → running (resumed), restarting or terminating, as its supervisor decides
 * - restarting (old instance gone, waits for children that are stopping) → running, or failed when the fresh instance cannot start
 * - terminating (waits for children) → terminated, for ever
 */
export type CellPhase =
  | { readonly kind: "starting" }
  | { readonly kind: "running" }
  | { readonly kind: "failed"; readonly perpetrator: InternalActorRef; readonly message: unknown }
  | { readonly kind: "restarting"; readonly cause: Error }
  | { readonly kind: "terminating" }
  | { readonly kind: "terminated" };

export const STARTING: CellPhase = { kind: "starting" };
export const RUNNING: CellPhase = { kind: "running" };
export const TERMINATING: CellPhase = { kind: "terminating" };
export const TERMINATED: CellPhase = { kind: "terminated" };

/** Whether a failure in this phase is news to the supervisor: one that failed already waits for its verdict. */
export function mayFail(phase: CellPhase): boolean {
  return phase.kind === "starting" || phase.kind === "running";
}

/** Whether the actor has children only to see them go. */
export function isEnding(phase: CellPhase): boolean {
  return phase.kind === "terminating" || phase.kind === "terminated";
}
