import type { ActorRef } from "../ref/actor-ref.ts";

// The one mutable state of a module in this library. It is set and restored synchronously, around a turn and around a construction,
// and every system of the process shares it: there is only one thread.

/** What code that runs inside an actor may learn from its surroundings. */
export interface RunningCell {
  readonly self: ActorRef;
  /** Sender of the message being handled; dead letters when it has none. */
  readonly sender: ActorRef;
}

let running: RunningCell | undefined;
let constructing: RunningCell | undefined;

/** The cell whose handler or hook is running synchronously right now. Not set after an `await`. */
export function runningCell(): RunningCell | undefined {
  return running;
}

/** Makes `cell` the running one and returns the one before, which the caller hands back when its turn is over. */
export function enterCell(cell: RunningCell | undefined): RunningCell | undefined {
  const previous = running;
  running = cell;
  return previous;
}

/** Announces that the next actor to be constructed belongs to `cell`; returns what was announced before. */
export function announceConstruction(cell: RunningCell | undefined): RunningCell | undefined {
  const previous = constructing;
  constructing = cell;
  return previous;
}

/** The cell that the actor being constructed belongs to. At most once per announcement: a second actor has no claim to it. */
export function claimConstruction(): RunningCell | undefined {
  return announceConstruction(undefined);
}
