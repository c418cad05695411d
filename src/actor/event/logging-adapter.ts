import type { Clock } from "../../platform/index.ts";
import { DebugEvent, ErrorEvent, InfoEvent, type LogEvent, WarningEvent } from "./log-event.ts";
import { LogLevel } from "./log-level.ts";

/**
 * Writes log events for one source. Templates hold `{0}` or `{Name}`; nothing is formatted, and no event made, below the level of
 * `akka.loglevel`.
 */
export interface LoggingAdapter {
  readonly isDebugEnabled: boolean;
  isEnabled(level: LogLevel): boolean;
  debug(template: string, ...args: readonly unknown[]): void;
  info(template: string, ...args: readonly unknown[]): void;
  warning(template: string, ...args: readonly unknown[]): void;
  error(template: string, ...args: readonly unknown[]): void;
  /** With the error itself, whose stack then stands below the text. */
  error(cause: Error, template: string, ...args: readonly unknown[]): void;
}

/** Where an adapter's events go, and how much of them is wanted. */
export interface LogSink {
  isEnabled(level: LogLevel): boolean;
  publish(event: LogEvent): void;
}

/** The adapter that writes to `sink` in the name of `source`. */
export class SinkLoggingAdapter implements LoggingAdapter {
  readonly #sink: LogSink;
  readonly #source: string;
  readonly #clock: Clock;

  constructor(sink: LogSink, source: string, clock: Clock) {
    this.#sink = sink;
    this.#source = source;
    this.#clock = clock;
  }

  get isDebugEnabled(): boolean {
    return this.isEnabled(LogLevel.Debug);
  }

  isEnabled(level: LogLevel): boolean {
    return this.#sink.isEnabled(level);
  }

  debug(template: string, ...args: readonly unknown[]): void {
    if (this.isEnabled(LogLevel.Debug)) this.#sink.publish(new DebugEvent(this.#init(template, args)));
  }

  info(template: string, ...args: readonly unknown[]): void {
    if (this.isEnabled(LogLevel.Info)) this.#sink.publish(new InfoEvent(this.#init(template, args)));
  }

  warning(template: string, ...args: readonly unknown[]): void {
    if (this.isEnabled(LogLevel.Warning)) this.#sink.publish(new WarningEvent(this.#init(template, args)));
  }

  error(first: string | Error, ...rest: readonly unknown[]): void {
    if (!this.isEnabled(LogLevel.Error)) return;
    if (typeof first === "string") this.#sink.publish(new ErrorEvent(this.#init(first, rest)));
    else {
      const [template, ...args] = rest;
      this.#sink.publish(new ErrorEvent({ ...this.#init(typeof template === "string" ? template : first.message, args), cause: first }));
    }
  }

  #init(template: string, args: readonly unknown[]) {
    return { timestamp: this.#clock.date(), source: this.#source, template, args };
  }
}
