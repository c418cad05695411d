import type { LogEvent } from "./log-event.ts";

/**
 * The destination of log events: a console, a file, a service. Named in `akka.loggers`; passed to a system in its setup.
 *
 * L1: each event passed to `log` is written, in order, with its text, level and source. L2: `log` does not throw, whatever the arguments of
 * the event are. L3: it does not change the event. L4: once `stop` has resolved, everything is written; it may be called twice.
 */
export interface Logger {
  /** Called for every event that passes `akka.loglevel`, in order, after {@link start} has completed. Should return quickly. */
  log(event: LogEvent): void;
  /**
   * Called once by each system that uses the logger, before its first event. Creating the system waits for it. Keys:
   * `akka.logger-startup-timeout`, `akka.logger-async-start`.
   */
  start?(systemName: string): void | Promise<void>;
  /** There are no more events: writes everything pending. Terminating the system waits for it, up to `akka.logger-startup-timeout`. */
  stop?(): void | Promise<void>;
  /**
   * True: {@link log} is called synchronously, in the stack of the caller, so that nothing is lost if the process ends. Default: events are
   * delivered in separate turns on `akka.loggers-dispatcher`, and the caller does not wait.
   */
  readonly isSynchronous?: boolean;
}
