import type { Config } from "../../hocon/index.ts";
import type { Clock } from "../../platform/index.ts";

/** Something that wants a turn: a mailbox. */
export interface Runnable {
  /** Does a bounded amount of work and returns how many messages it handled. Must not throw. */
  run(): number;
}

/** What a dispatcher goes by. */
export interface DispatcherSettings {
  /** Messages an actor handles per turn. Key: `throughput` (30). */
  readonly throughput: number;
  /** Longest turn, in ms; 0: no limit. Key: `throughput-deadline-time` (0 ms). */
  readonly throughputDeadlineMs: number;
  /** Where it is configured. */
  readonly path?: string;
  /** What its actors' mailboxes are, unless their props say so. Key: `mailbox-type`. */
  readonly mailboxType?: string | undefined;
  /** What its actors' mailboxes must offer. Key: `mailbox-requirement`. */
  readonly mailboxRequirement?: string | undefined;
}

/**
 * Gives actors their turns. Mailboxes ask for one when they have something to do.
 *
 * D1: each `schedule` runs the runnable once. D2: one that is scheduled while it runs is run again after that run, never within it. D3: turns
 * come in the order they were asked for, save where they begin at once. D4: `turnDeadlineMs` is 0 or a time that `nowMs` reaches. D5:
 * sockets and timers get their turns, too, however many runnables follow each other, save where turns begin at once.
 */
export interface Dispatcher {
  readonly throughput: number;
  readonly path: string;
  readonly mailboxType: string | undefined;
  readonly mailboxRequirement: string | undefined;
  /** Asks for a turn. The runnable must not be waiting for one already. */
  schedule(runnable: Runnable): void;
  /** When a turn that begins now must end although messages are left; 0: the throughput alone decides. */
  turnDeadlineMs(): number;
  /** Monotonic ms. */
  nowMs(): number;
}

/** What a dispatcher is made with. */
export interface DispatcherContext extends DispatcherSettings {
  readonly path: string;
  /** Its section, with `akka.actor.default-dispatcher` below it. */
  readonly config: Config;
  readonly clock: Clock;
  /** The dispatcher of the event loop, which has a turn for every runnable, soon. */
  readonly eventLoop: Pick<Dispatcher, "schedule">;
}

/** Makes a dispatcher of a kind of the program's own. Named in a dispatcher's `type`; given to a system by its setup. */
export type DispatcherFactory = (context: DispatcherContext) => Dispatcher;
