import type { Platform } from "../../platform/index.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import type { EventStream } from "./event-stream.ts";
import { type LogEvent, WarningEvent } from "./log-event.ts";
import type { Logger } from "./logger.ts";
import { LoggerFeed } from "./logger-feed.ts";
import { type LogLevel, passes } from "./log-level.ts";
import { type LogFormatter, textOf } from "./log-template.ts";
import { type LoggingAdapter, type LogSink, SinkLoggingAdapter } from "./logging-adapter.ts";

/** Whether the loggers get an event. Whoever subscribed to the event stream gets it in any case. */
export type LogFilter = (event: LogEvent) => boolean;

/** What logging needs of its system. */
export interface LoggingInit {
  readonly systemName: string;
  readonly eventStream: EventStream;
  readonly platform: Pick<Platform, "clock" | "timers">;
  /** What writes before the loggers have started and after they were let go, and what they cannot write. */
  readonly standardOut: Logger;
  readonly standardOutLevel: LogLevel;
  readonly format: LogFormatter;
  readonly filters?: readonly LogFilter[] | undefined;
}

/** How loggers are started. */
export interface LoggerStart {
  readonly level: LogLevel;
  /** Whose turns they get. Key: `akka.loggers-dispatcher`. */
  readonly dispatcher: Dispatcher;
  /** Key: `akka.logger-startup-timeout`. */
  readonly timeoutMs: number;
  /** Whether the system goes on meanwhile. Key: `akka.logger-async-start`. */
  readonly isAsync: boolean;
}

/**
 * Where the log events of one system go: to the event stream for whoever subscribed, and to the loggers. Before {@link startLoggers} and after
 * {@link letLoggersGo} the loggers are replaced by standard output with a level of its own.
 */
export class Logging implements LogSink {
  readonly format: LogFormatter;
  readonly #init: LoggingInit;
  /** Never throws: there is nobody left to tell. */
  readonly #standardOut: Logger;
  #feeds: readonly LoggerFeed[] = [];
  #loggers: readonly Logger[];
  #level: LogLevel;
  #stopTimeoutMs = 0;

  constructor(init: LoggingInit) {
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

  /** The level from which on events are made at all. */
  get level(): LogLevel {
    return this.#level;
  }

  /** Resolves when all have started, or failed to, or had their time; a warning names those that have not. */
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

  /** Resolves when the loggers have written everything, or had the time that they have for starting. */
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

  /** Does not reject: what goes wrong is said on standard output, since it is about the loggers. */
  async #inTime(act: () => void | Promise<void>, who: string, what: "start" | "stop", timeoutMs: number): Promise<void> {
    const { clock, timers } = this.#init.platform;
    const warn = (problem: string): void => {
      const template = `${who} ${problem}. Standard output writes what it cannot.`;
      const event = new WarningEvent({ timestamp: clock.date(), source: "Logging", template, args: [] });
      this.#standardOut.log(event);
      this.#init.eventStream.publish(event);
    };
    let cancel = (): void => {};
    try {
      const done = act();
      if (done === undefined) return;
      const late = new Promise<void>((resolve) => {
        const onLate = (): void => {
          warn(`did not ${what} within ${timeoutMs} ms (akka.logger-startup-timeout)`);
          resolve();
        };
        if (timeoutMs !== Number.POSITIVE_INFINITY) cancel = timers.once(timeoutMs, onLate);
      });
      const known = done.catch((error: unknown) => warn(`could not ${what}: ${textOf(error)}`));
      await Promise.race([known, late]);
    } catch (error) {
      warn(`could not ${what}: ${textOf(error)}`);
    } finally {
      cancel();
    }
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
