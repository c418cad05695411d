import type { Timers } from "../../platform/index.ts";
import type { Routee } from "./routee.ts";

/** What is known of a routee that lives in this system. */
export interface RouteeLoad {
  /** Messages in its mailbox. */
  readonly waiting: number;
  /** A handler of its waits for a promise. */
  readonly isBusy: boolean;
  /** It has failed, or one above it has, and its supervisor has not decided yet. */
  readonly isSuspended: boolean;
}

/** What a router lends to its logic. Everything that differs from run to run comes from here, so that a logic can be tested as a value. */
export interface RouterContext {
  readonly timers: Timers;
  /** A uniform integer in [0, bound). */
  randomBelow(bound: number): number;
  /** Resolves with the routee's first reply. Rejects with AskTimeoutError, or with the cause of a `Status.Failure`. */
  ask(routee: Routee, message: unknown, timeoutMs: number): Promise<unknown>;
  /** The error of a deadline that passed without a reply. */
  timeoutError(timeoutMs: number): Error;
  /** `undefined`: nothing is known of it, as it lives elsewhere or is a path. */
  loadOf(routee: Routee): RouteeLoad | undefined;
  /** The routee's path with the address that others know it by, without uid: the same on every node. */
  nameOf(routee: Routee): string;
  warn(template: string, ...args: readonly unknown[]): void;
}

/**
 * Chooses who gets a message: what makes a round-robin router one. One instance serves one router; it is called in the turn of whoever
 * tells, so it must be quick and must not throw.
 *
 * - R1 Without routees it chooses nobody: `undefined`.
 * - R2 What it chooses is one of the routees, or sends to some of them and nobody else.
 * - R3 It copes with other routees than at the call before: they come and go.
 * - R4 It leaves the list of routees as it is.
 * - R5 The message reaches routees as it was told, with the sender it was told with or one that passes the reply on to it.
 */
export interface RouterLogic {
  /** `routees` is another list whenever they change, and never changes itself. `undefined`: the message becomes a dead letter. */
  select(message: unknown, routees: readonly Routee[]): Routee | undefined;
}
