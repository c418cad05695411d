import type { ActorRef } from "./actor-ref.ts";

// The only module-level mutable state of this library. It is set and restored synchronously, around a turn and around a construction,
// and shared by all systems of the process, since there is only one thread.

/** What code that runs inside an actor can learn about its surroundings. */
export interface RunningCell {
  readonly self: ActorRef;
  /** The sender of the message being handled; dead letters if it has none. */
  readonly sender: ActorRef;
}

let running: RunningCell | undefined;
let constructing: RunningCell | undefined;

/** The cell whose handler or hook is running synchronously now. Not set after an `await`. */
export function runningCell(): RunningCell | undefined {
  return running;
}

/** Makes `cell` the running one and returns the previous one, which the caller restores when its turn ends. */
export function enterCell(cell: RunningCell | undefined): RunningCell | undefined {
  const previous = running;
  running = cell;
  return previous;
}

/** Announces that the next actor to be constructed belongs to `cell`; returns the previous announcement. */
export function announceConstruction(cell: RunningCell | undefined): RunningCell | undefined {
  const previous = constructing;
  constructing = cell;
  return previous;
}

/** The cell of the actor being constructed. At most once per announcement: it does not belong to a second actor. */
export function claimConstruction(): RunningCell | undefined {
  return announceConstruction(undefined);
}
