import type { LogEvent } from "./log-event.ts";

/** Where log events end: a console, a file, a service. Named in `akka.loggers`. */
export interface Logger {
  /** Called for every event that passes `akka.loglevel`, in order. Must not throw and should not take long. */
  log(event: LogEvent): void;
}
