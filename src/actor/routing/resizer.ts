import type { RouteeLoad } from "./router-logic.ts";

/** Decides how many routees a pool has. */
export interface Resizer {
  /** Whether {@link resize} is to be asked now that the router was sent its message number `messageCount`, the first being 1. */
  isTimeForResize(messageCount: number): boolean;
  /** Routees to add, or, when negative, to let go. `undefined` stands for a routee that nothing is known of. */
  resize(loads: readonly (RouteeLoad | undefined)[]): number;
}
