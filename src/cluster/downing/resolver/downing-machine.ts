import type { DowningEffect, DowningEvent } from "./downing-event.ts";

/** A state and the effects on the way to it, in order. */
export interface DowningStep<State> {
  readonly state: State;
  readonly effects: readonly DowningEffect[];
}

/** Decides which members to down, as values: the actor that runs it delivers events, carries out effects and keeps the time. */
export interface DowningMachine<State> {
  /** Before this node knows of any member. */
  start(nowMs: number): State;
  /** What follows from `event`. Pure. */
  next(state: State, event: DowningEvent, nowMs: number): DowningStep<State>;
  /** When the next `tick` is due; `undefined`: not before another event. */
  tickAtMs(state: State): number | undefined;
}

/** A step without effects, or with some. */
export function step<State>(state: State, ...effects: readonly DowningEffect[]): DowningStep<State> {
  return { state, effects };
}

export function info(text: string): DowningEffect {
  return { kind: "log", level: "info", text };
}

export function warning(text: string): DowningEffect {
  return { kind: "log", level: "warning", text };
}
