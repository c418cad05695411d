import type { Clock } from "../../platform/index.ts";
import type { EventStream } from "./event-stream.ts";
import type { LogEvent } from "./log-event.ts";
import type { Logger } from "./logger.ts";
import { type LogLevel, passes } from "./log-level.ts";
import { type LoggingAdapter, type LogSink, SinkLoggingAdapter } from "./logging-adapter.ts";

/**
 * Where the log events of one system go: to the event stream for whoever subscribed, and to the loggers. Before {@link useLoggers} and after
 * {@link letLoggersGo} the loggers are replaced by standard output with a level of its own.
 */
export class Logging implements LogSink {
  readonly #eventStream: EventStream;
  readonly #clock: Clock;
  readonly #standardOut: Logger;
  readonly #standardOutLevel: LogLevel;
  #loggers: readonly Logger[];
  #level: LogLevel;

  constructor(eventStream: EventStream, clock: Clock, standardOut: Logger, standardOutLevel: LogLevel) {
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
    for (const logger of this.#loggers) {
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
