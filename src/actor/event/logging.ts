import type { Clock } from "../../platform/index.ts";
import type { EventStream } from "./event-stream.ts";
import type { LogEvent } from "./log-event.ts";
import type { Logger } from "./logger.ts";
import { type LogLevel, passes } from "./log-level.ts";
import { type LoggingAdapter, type LogSink, SinkLoggingAdapter } from "./logging-adapter.ts";

/** Whether the loggers get an event. Whoever subscribed to the event stream gets it in any case. */
export type LogFilter = (event: LogEvent) => boolean;

/**
 * Where the log events of one system go: to the event stream for whoever subscribed, and to the loggers. Before {@link useLoggers} and after
 * {@link letLoggersGo} the loggers are replaced by standard output with a level of its own.
 */
export class Logging implements LogSink {
  readonly #eventStream: EventStream;
  readonly #clock: Clock;
  readonly #standardOut: Logger;
  readonly #standardOutLevel: LogLevel;
  readonly #filters: readonly LogFilter[];
  #loggers: readonly Logger[];
  #level: LogLevel;

  constructor(eventStream: EventStream, clock: Clock, standardOut: Logger, standardOutLevel: LogLevel, filters: readonly LogFilter[] = []) {
    this.#filters = filters;
    this.#eventStream = eventStream;
    this.#clock = clock;
    this.#standardOut = standardOut;
    this.#standardOutLevel = standardOutLevel;
    this.#loggers = [standardOut];
    this.#level = standardOutLevel;
  }

  /** The level from which on events are made at all. */
  get level(): LogLevel {
    return this.#level;
  }

  useLoggers(loggers: readonly Logger[], level: LogLevel): void {
    this.#loggers = loggers;
    this.#level = level;
  }

  letLoggersGo(): void {
    this.useLoggers([this.#standardOut], this.#standardOutLevel);
  }

  isEnabled(level: LogLevel): boolean {
    return passes(level, this.#level);
  }

  publish(event: LogEvent): void {
    const loggers = this.#filters.every((filter) => isWanted(filter, event)) ? this.#loggers : [];
    for (const logger of loggers) {
      try {
        logger.log(event);
      } catch {
        this.#standardOut.log(event); // whoever logs is not to blame for the logger, and the event is not lost
      }
    }
    this.#eventStream.publish(event);
  }

  adapterFor(source: string): LoggingAdapter {
    return new SinkLoggingAdapter(this, source, this.#clock);
  }
}

/** A filter that throws is no reason to lose the event. */
function isWanted(filter: LogFilter, event: LogEvent): boolean {
  try {
    return filter(event);
  } catch {
    return true;
  }
}
