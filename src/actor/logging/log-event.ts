import { LogLevel } from "./log-level.ts";
import { formatTemplate, type LogFormatter, namedArguments } from "./log-template.ts";

/** The parts of a log event. */
export interface LogEventInit {
  /** When it was logged. */
  readonly timestamp: Date;
  /** The path of the actor, or a name for sources that are not actors. */
  readonly source: string;
  /** The text, with `{0}` for arguments. */
  readonly template: string;
  /** Arguments of the template. */
  readonly args: readonly unknown[];
  /** The error that is logged. */
  readonly cause?: unknown;
  /** The properties that the source adds to all its events: {@link LoggingAdapter.withContext}. */
  readonly context?: ReadonlyMap<string, unknown>;
  /** Default: fills in positions and names. */
  readonly format?: LogFormatter;
}

/**
 * An event for operators. Published on the event stream: subscribe to this class for all levels, or to one of its
 * subclasses. The text is formatted when it is first read.
 */
export abstract class LogEvent {
  /** Severity. */
  abstract readonly level: LogLevel;
  /** When it was logged. */
  readonly timestamp: Date;
  /** What logs, usually a path. */
  readonly source: string;
  /** Contains `{0}`, `{1}`… or `{Name}` for the arguments; names are filled in order of appearance. */
  readonly template: string;
  /** Arguments of the template. */
  readonly args: readonly unknown[];
  /** The error that is logged, if any. */
  readonly cause: unknown;
  readonly #context: ReadonlyMap<string, unknown> | undefined;
  readonly #format: LogFormatter;
  #message: string | undefined;

  constructor(init: LogEventInit) {
    this.timestamp = init.timestamp;
    this.source = init.source;
    this.template = init.template;
    this.args = init.args;
    this.cause = init.cause;
    this.#context = init.context;
    this.#format = init.format ?? formatTemplate;
  }

  /** The formatted text. */
  get message(): string {
    this.#message ??= this.#format(this.template, this.args);
    return this.#message;
  }

  /** The context of the source, and the arguments by their names in the template, which take precedence. */
  get properties(): ReadonlyMap<string, unknown> {
    const named = namedArguments(this.template, this.args);
    return this.#context === undefined ? named : new Map([...this.#context, ...named]);
  }

  /** One line for logs. */
  toString(): string {
    return this.message;
  }
}

/** An event at DEBUG. */
export class DebugEvent extends LogEvent {
  /** Severity. */
  readonly level: LogLevel = LogLevel.Debug;
}

/** An event at INFO. */
export class InfoEvent extends LogEvent {
  /** Severity. */
  readonly level: LogLevel = LogLevel.Info;
}

/** An event at WARNING. */
export class WarningEvent extends LogEvent {
  /** Severity. */
  readonly level: LogLevel = LogLevel.Warning;
}

/** An event at ERROR. */
export class ErrorEvent extends LogEvent {
  /** Severity. */
  readonly level: LogLevel = LogLevel.Error;
}
