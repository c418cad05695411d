import { settleWithin } from "../../platform/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import type { EventStream } from "./event-stream.ts";
import { type LogEvent, WarningEvent } from "../logging/log-event.ts";
import type { Logger } from "../logging/logger.ts";
import { LoggerFeed } from "./logger-feed.ts";
import { type LogLevel, passes } from "../logging/log-level.ts";
import type { LogFormatter } from "../logging/log-template.ts";
import { type LoggingAdapter, type LogSink, SinkLoggingAdapter } from "../logging/logging-adapter.ts";
import { textOf } from "../logging/value-text.ts";

/** Whether the loggers receive an event. Subscribers of the event stream receive it in any case. */
export type LogFilter = (event: LogEvent) => boolean;

/** What logging needs of its system. */
export interface LoggingContext {
  readonly systemName: string;
  readonly eventStream: EventStream;
  readonly platform: Pick<Platform, "clock" | "timers">;
  /** The logger before the loggers have started and after they have stopped, and for events that they cannot write. */
  readonly standardOut: Logger;
  readonly standardOutLevel: LogLevel;
  readonly format: LogFormatter;
  readonly filters?: readonly LogFilter[] | undefined;
}

/** How loggers are started. */
export interface LoggerStart {
  readonly level: LogLevel;
  /** The dispatcher for their turns. Key: `akka.loggers-dispatcher`. */
  readonly dispatcher: Dispatcher;
  /** Key: `akka.logger-startup-timeout`. */
  readonly timeoutMs: number;
  /** Whether the system starts without waiting for them. Key: `akka.logger-async-start`. */
  readonly isAsync: boolean;
}

/**
 * Delivers the log events of one system to the event stream and to the loggers. Before {@link startLoggers} and after
 * {@link letLoggersGo}, standard output takes the place of the loggers, with its own level.
 */
export class Logging implements LogSink {
  readonly format: LogFormatter;
  readonly #init: LoggingContext;
  /** Never throws, because there is no one left to report to. */
  readonly #standardOut: Logger;
  #feeds: readonly LoggerFeed[] = [];
  #loggers: readonly Logger[];
  #level: LogLevel;
  #stopTimeoutMs = 0;

  constructor(init: LoggingContext) {
    this.#init = init;
    this.format = init.format;
    this.#standardOut = {
      log(event) {
        try {
          init.standardOut.log(event);
        } catch {}
      },
    };
    this.#loggers = [this.#standardOut];
    this.#level = init.standardOutLevel;
  }

  /** The lowest level for which events are created. */
  get level(): LogLevel {
    return this.#level;
  }

  /** Resolves when all have started, failed, or timed out; a warning names those that have not started. */
  async startLoggers(loggers: readonly Logger[], { level, dispatcher, timeoutMs, isAsync }: LoggerStart): Promise<void> {
    this.#feeds = loggers.map((logger) => new LoggerFeed(logger, dispatcher, this.#standardOut));
    this.#stopTimeoutMs = timeoutMs;
    const starts = this.#feeds.map((feed, index) =>
      this.#inTime(() => feed.start(this.#init.systemName), `Logger ${index + 1} of akka.loggers`, "start", timeoutMs),
    );
    this.#loggers = this.#feeds;
    this.#level = level;
    if (!isAsync) await Promise.all(starts);
  }

  /** Resolves when the loggers have written everything, or timed out. */
  async letLoggersGo(): Promise<void> {
    const feeds = this.#feeds;
    this.#feeds = [];
    this.#loggers = [this.#standardOut];
    this.#level = this.#init.standardOutLevel;
    await Promise.all(
      feeds.map((feed, index) => this.#inTime(() => feed.stop(), `Logger ${index + 1} of akka.loggers`, "stop", this.#stopTimeoutMs)),
    );
  }

  isEnabled(level: LogLevel): boolean {
    return passes(level, this.#level);
  }

  publish(event: LogEvent): void {
    const { filters = [], eventStream } = this.#init;
    if (filters.every((filter) => isWanted(filter, event))) for (const logger of this.#loggers) logger.log(event);
    eventStream.publish(event);
  }

  adapterFor(source: string): LoggingAdapter {
    return new SinkLoggingAdapter(this, source, this.#init.platform.clock);
  }

  /** Does not reject: problems are written to standard output, because they concern the loggers. */
  async #inTime(act: () => void | Promise<void>, who: string, what: "start" | "stop", timeoutMs: number): Promise<void> {
    const { clock, timers } = this.#init.platform;
    const warn = (problem: string): void => {
      const template = `${who} ${problem}. Its events are written to standard output.`;
      const event = new WarningEvent({ timestamp: clock.date(), source: "Logging", template, args: [] });
      this.#standardOut.log(event);
      this.#init.eventStream.publish(event);
    };
    try {
      const done = act();
      if (done === undefined) return;
      const known = done.catch((error: unknown) => warn(`could not ${what}: ${textOf(error)}`));
      await settleWithin(timers, timeoutMs, known, () => warn(`did not ${what} within ${timeoutMs} ms (akka.logger-startup-timeout)`));
    } catch (error) {
      warn(`could not ${what}: ${textOf(error)}`);
    }
  }
}

/** A filter that throws must not lose the event. */
function isWanted(filter: LogFilter, event: LogEvent): boolean {
  try {
    return filter(event);
  } catch {
    return true;
  }
}
