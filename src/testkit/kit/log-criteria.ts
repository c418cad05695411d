import type { AnyActorRef, LogEvent, LogLevel } from "../../actor/index.ts";

/** Selects log events: those that match all given members. */
export interface LogCriteria {
  /** Only events of this level. */
  readonly level?: LogLevel;
  /** The formatted message: all of it for a string, a part of it for a pattern. */
  readonly message?: string | RegExp;
  /** The source: the text of `LogEvent.source`, a pattern for it, or the actor. */
  readonly source?: string | RegExp | AnyActorRef;
  /** The class of the logged error. */
  readonly cause?: abstract new (
    ...args: never[]
  ) => unknown;
  /** A predicate for anything else. */
  readonly where?: (event: LogEvent) => boolean;
}

/** Whether `event` matches `criteria`. */
export function meetsCriteria(event: LogEvent, criteria: LogCriteria): boolean {
  const { level, message, source, cause, where } = criteria;
  if (level !== undefined && event.level !== level) return false;
  if (message !== undefined && !fits(message, event.message)) return false;
  if (source !== undefined && !fits(isPattern(source) ? source : source.path.toString(), event.source)) return false;
  if (cause !== undefined && !(event.cause instanceof cause)) return false;
  return where?.(event) ?? true;
}

/** How a failed expectation describes `criteria`. */
export function criteriaText({ level, message, source, cause, where }: LogCriteria): string {
  const parts = [
    message === undefined ? "" : ` with the text ${String(message)}`,
    source === undefined ? "" : ` from ${String(isPattern(source) ? source : source.path)}`,
    cause === undefined ? "" : ` caused by ${cause.name}`,
    where === undefined ? "" : " that the given function accepts",
  ];
  return `log events${level === undefined ? "" : ` of level ${level}`}${parts.join("")}`;
}

function isPattern(value: string | RegExp | AnyActorRef): value is string | RegExp {
  return typeof value === "string" || value instanceof RegExp;
}

function fits(wanted: string | RegExp, text: string): boolean {
  return typeof wanted === "string" ? text === wanted : text.search(wanted) >= 0; // test() of a /g pattern would remember its position
}
