import { LogLevel } from "./log-level.ts";

/** What every log event is made from. */
export interface LogEventInit {
  readonly timestamp: Date;
  /** Path of the actor, or a name for parts that are no actors. */
  readonly source: string;
  readonly template: string;
  readonly args: readonly unknown[];
  readonly cause?: unknown;
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
  #message: string | undefined;

  constructor(init: LogEventInit) {
    this.timestamp = init.timestamp;
    this.source = init.source;
    this.template = init.template;
    this.args = init.args;
    this.cause = init.cause;
  }

  /** The finished text. */
  get message(): string {
    this.#message ??= formatTemplate(this.template, this.args);
    return this.#message;
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

/** `{0}` by position, `{Name}` in order of appearance, `{{` and `}}` for braces. A hole without an argument stays as it is. */
export function formatTemplate(template: string, args: readonly unknown[]): string {
  if (args.length === 0) return template;
  const names: string[] = [];
  return template.replace(/\{\{|\}\}|\{(@?[A-Za-z0-9_]+)(?:[,:][^{}]*)?\}/g, (hole: string, name: string | undefined) => {
    if (name === undefined) return hole.charAt(0);
    const index = /^\d+$/.test(name) ? Number(name) : indexOfName(names, name);
    return index < args.length ? textOf(args[index]) : hole;
  });
}

function indexOfName(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

/** What a value looks like in a log line: plain objects and arrays as JSON, errors by name and message, all else as it prints itself. */
export function textOf(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  try {
    if (typeof value !== "object" || value === null) return String(value);
    const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
    return isPlain ? JSON.stringify(value) : (value as { toString(): string }).toString();
  } catch {
    return `(${typeof value})`; // cyclic, a bigint inside, or a toString that throws: a log line must not fail
  }
}
