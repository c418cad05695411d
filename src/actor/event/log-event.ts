import { LogLevel } from "./log-level.ts";
import { formatTemplate, type LogFormatter, namedArguments } from "./log-template.ts";

/** What every log event is made from. */
export interface LogEventInit {
  readonly timestamp: Date;
  /** Path of the actor, or a name for parts that are no actors. */
  readonly source: string;
  readonly template: string;
  readonly args: readonly unknown[];
  readonly cause?: unknown;
  /** What the one who logs adds to all its events: {@link LoggingAdapter.withContext}. */
  readonly context?: ReadonlyMap<string, unknown>;
  /** Default: positions and names are filled in. */
  readonly format?: LogFormatter;
}

/**
 * Something worth telling an operator. Published on the event stream: subscribe to this class for all levels or to one of its
 * subclasses. The text is put together when somebody reads it.
 */
export abstract class LogEvent {
  abstract readonly level: LogLevel;
  readonly timestamp: Date;
  readonly source: string;
  /** With `{0}`, `{1}`… or `{Name}` in place of the arguments; names take them in order of appearance. */
  readonly template: string;
  readonly args: readonly unknown[];
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

  /** The finished text. */
  get message(): string {
    this.#message ??= this.#format(this.template, this.args);
    return this.#message;
  }

  /** The context of the one who logged, and the arguments by their names in the template, which win. */
  get properties(): ReadonlyMap<string, unknown> {
    const named = namedArguments(this.template, this.args);
    return this.#context === undefined ? named : new Map([...this.#context, ...named]);
  }

  toString(): string {
    return this.message;
  }
}

export class DebugEvent extends LogEvent {
  readonly level: LogLevel = LogLevel.Debug;
}

export class InfoEvent extends LogEvent {
  readonly level: LogLevel = LogLevel.Info;
}

export class WarningEvent extends LogEvent {
  readonly level: LogLevel = LogLevel.Warning;
}

export class ErrorEvent extends LogEvent {
  readonly level: LogLevel = LogLevel.Error;
}
