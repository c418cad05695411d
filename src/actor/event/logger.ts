import type { LogEvent } from "./log-event.ts";

/**
 * Where log events end: a console, a file, a service. Named in `akka.loggers`; given to a system by its setup.
 *
 * L1: each event that `log` gets is written, in the order it came, with its text, level and source. L2: `log` does not throw, whatever the
 * event's arguments are. L3: it only reads the event. L4: when `stop` has resolved, everything is written; it may be called twice.
 */
export interface Logger {
  /** Called for every event that passes `akka.loglevel`, in order, once {@link start} is done. Should not take long. */
  log(event: LogEvent): void;
  /** Called once by each system that uses it, before its first event. Creating the system waits for it. Keys: `akka.logger-startup-timeout`, `akka.logger-async-start`. */
  start?(systemName: string): void | Promise<void>;
  /** The system has no more events: writes what waits. Terminating the system waits for it, but not longer than `akka.logger-startup-timeout`. */
  stop?(): void | Promise<void>;
  /**
   * True: {@link log} is called in the stack of whoever logs, so that nothing is lost when the process ends at once. Default: events wait for
   * a turn on `akka.loggers-dispatcher`, and who logs goes on.
   */
  readonly isSynchronous?: boolean;
}
