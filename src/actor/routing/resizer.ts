import type { RouteeLoad } from "./router-logic.ts";

/** Determines the number of routees of a pool. */
export interface Resizer {
  /** Whether to call {@link resize} for the router's message number `messageCount`; the first is number 1. */
  isTimeForResize(messageCount: number): boolean;
  /** The number of routees to add, or, if negative, to remove. `undefined` stands for a routee whose load is unknown. */
  resize(loads: readonly (RouteeLoad | undefined)[]): number;
}
