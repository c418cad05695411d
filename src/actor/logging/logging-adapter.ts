import type { Clock } from "../../platform/index.ts";
import { DebugEvent, ErrorEvent, InfoEvent, type LogEvent, type LogEventInit, WarningEvent } from "./log-event.ts";
import { LogLevel } from "./log-level.ts";
import type { LogFormatter } from "./log-template.ts";

/**
 * Writes log events for one source. Templates contain `{0}` or `{Name}`. Below `akka.loglevel`, nothing is formatted and no event is
 * created.
 */
export interface LoggingAdapter {
  /** Whether DEBUG is logged. */
  readonly isDebugEnabled: boolean;
  /** Whether `level` is logged. */
  isEnabled(level: LogLevel): boolean;
  /** Logs at DEBUG. */
  debug(template: string, ...args: readonly unknown[]): void;
  /** Logs at INFO. */
  info(template: string, ...args: readonly unknown[]): void;
  /** Logs at WARNING. */
  warning(template: string, ...args: readonly unknown[]): void;
  /** Logs at ERROR. */
  error(template: string, ...args: readonly unknown[]): void;
  /** Logs an error, whose stack is written below the text. */
  error(cause: Error, template: string, ...args: readonly unknown[]): void;
  /**
   * An adapter for the same source whose events also have `properties`, in addition to those of this one. Loggers that support properties
   * write them; the text is unchanged.
   */
  withContext(properties: Readonly<Record<string, unknown>>): LoggingAdapter;
}

/** Where an adapter's events go, and which of them are wanted. */
export interface LogSink {
  /** Formats the texts. */
  readonly format: LogFormatter;
  isEnabled(level: LogLevel): boolean;
  publish(event: LogEvent): void;
}

/** An adapter that writes to `sink` for `source`. */
export class SinkLoggingAdapter implements LoggingAdapter {
  readonly #sink: LogSink;
  readonly #source: string;
  readonly #clock: Clock;
  readonly #context: ReadonlyMap<string, unknown> | undefined;

  constructor(sink: LogSink, source: string, clock: Clock, context?: ReadonlyMap<string, unknown>) {
    this.#sink = sink;
    this.#source = source;
    this.#clock = clock;
    this.#context = context;
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

  withContext(properties: Readonly<Record<string, unknown>>): LoggingAdapter {
    const context = new Map([...(this.#context ?? []), ...Object.entries(properties)]);
    return new SinkLoggingAdapter(this.#sink, this.#source, this.#clock, context);
  }

  #init(template: string, args: readonly unknown[]): LogEventInit {
    const context = this.#context === undefined ? {} : { context: this.#context };
    return { timestamp: this.#clock.date(), source: this.#source, template, args, format: this.#sink.format, ...context };
  }
}
