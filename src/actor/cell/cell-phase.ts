import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";

/**
 * The phase of an actor's life.
 *
 * - starting → running (constructed, `preStart` done), or failed
 * - running → failed (threw, or escalated for `perpetrator`) → running (resumed), restarting or terminating, as its supervisor decides
 * - restarting (the old instance is gone, waits for children that are stopping) → running, or failed if the new instance cannot start
 * - terminating (waits for children) → terminated, permanently
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

/** Whether to report a failure in this phase to the supervisor: an actor that has already failed waits for its decision. */
export function mayFail(phase: CellPhase): boolean {
  return phase.kind === "starting" || phase.kind === "running";
}

/** Whether the actor is ending, so that its children only stop. */
export function isEnding(phase: CellPhase): boolean {
  return phase.kind === "terminating" || phase.kind === "terminated";
}
