import type { Timers } from "../../platform/index.ts";
import type { Routee } from "./routee.ts";

/** The load of a routee in this system. */
export interface RouteeLoad {
  /** The number of messages in its mailbox. */
  readonly waiting: number;
  /** Its handler awaits a promise. */
  readonly isBusy: boolean;
  /** It or one of its ancestors has failed, and the supervisor has not decided yet. */
  readonly isSuspended: boolean;
}

/**
 * What a router provides to its logic. Everything that varies between runs comes from here, so that a logic can be tested as a pure value.
 */
export interface RouterContext {
  /** Timers of the platform. */
  readonly timers: Timers;
  /** A uniform integer in [0, bound). */
  randomBelow(bound: number): number;
  /** Resolves with the routee's first reply. Rejects with AskTimeoutError, or with the cause of a `Status.Failure`. */
  ask(routee: Routee, message: unknown, timeoutMs: number): Promise<unknown>;
  /** The error for a time limit without a reply. */
  timeoutError(timeoutMs: number): Error;
  /** `undefined` if the load is unknown, because the routee lives elsewhere or is a path. */
  loadOf(routee: Routee): RouteeLoad | undefined;
  /** The routee's path with the address that other systems use, without uid: the same on every node. */
  nameOf(routee: Routee): string;
  /** Logs a warning of the router. */
  warn(template: string, ...args: readonly unknown[]): void;
}

/**
 * Selects the recipients of each message: the logic is what makes a router a round-robin router. One instance serves one router. It is
 * called in the turn of the caller of `tell`, so it must be quick and must not throw.
 *
 * - R1 It selects no routee if there are none: `undefined`.
 * - R2 Its selection is one of the routees, or sends to some of them and to no others.
 * - R3 It handles routees that were added or removed since the last call.
 * - R4 It does not change the list of routees.
 * - R5 The message reaches routees unchanged, with its sender or with one that passes the reply on to it.
 */
export interface RouterLogic {
  /** `routees` is another list after each change, and is never modified. `undefined`: the message becomes a dead letter. */
  select(message: unknown, routees: readonly Routee[]): Routee | undefined;
  /** Whether the sender is told at once, by a `Status.Failure`, that there are no routees: for logics that owe it an answer. Default: false. */
  readonly answersWithoutRoutees?: boolean;
}
