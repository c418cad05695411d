import type { Config } from "../../hocon/index.ts";
import type { Clock } from "../../platform/index.ts";

/** Something that needs turns: a mailbox. */
export interface Runnable {
  /** Does a bounded amount of work and returns the number of messages that it handled. Must not throw. */
  run(): number;
}

/** The settings of a dispatcher. */
export interface DispatcherSettings {
  /** The maximum number of messages that an actor handles per turn. Key: `throughput` (30). */
  readonly throughput: number;
  /** The maximum length of a turn, in ms; 0: no limit. Key: `throughput-deadline-time` (0 ms). */
  readonly throughputDeadlineMs: number;
  /** The path of its section. */
  readonly path?: string;
  /** The mailboxes of its actors, unless their props name one. Key: `mailbox-type`. */
  readonly mailboxType?: string | undefined;
  /** The requirement that its actors' mailboxes must meet. Key: `mailbox-requirement`. */
  readonly mailboxRequirement?: string | undefined;
}

/**
 * Gives actors their turns. A mailbox requests one when it has something to do.
 *
 * D1: each `schedule` runs the runnable once. D2: a runnable that is scheduled while it runs is run again afterwards, never recursively.
 * D3: turns are given in the order in which they were requested, unless they start synchronously. D4: `turnDeadlineMs` is 0 or a time that
 * `nowMs` reaches. D5: sockets and timers get turns however many runnables follow each other, unless turns start synchronously.
 */
export interface Dispatcher {
  /** Messages that an actor may handle in one turn. */
  readonly throughput: number;
  /** Its path in the configuration. */
  readonly path: string;
  /** Class of the mailbox of its actors. */
  readonly mailboxType: string | undefined;
  /** Queue semantics that its actors require. */
  readonly mailboxRequirement: string | undefined;
  /** Requests a turn. The runnable must not be waiting for one already. */
  schedule(runnable: Runnable): void;
  /** When a turn that starts now must end even if messages are left; 0: only the throughput limits it. */
  turnDeadlineMs(): number;
  /** Monotonic milliseconds. */
  nowMs(): number;
}

/** What a dispatcher is created with. */
export interface DispatcherContext extends DispatcherSettings {
  /** Path of the dispatcher in the configuration. */
  readonly path: string;
  /** Its section, with `akka.actor.default-dispatcher` as the fallback. */
  readonly config: Config;
  /** Clock of the platform. */
  readonly clock: Clock;
  /** The dispatcher of the event loop, which soon gives every runnable a turn. */
  readonly eventLoop: Pick<Dispatcher, "schedule">;
}

/** Creates a dispatcher of your own kind. Named in a dispatcher's `type`; passed to a system in its setup. */
export type DispatcherFactory = (context: DispatcherContext) => Dispatcher;
