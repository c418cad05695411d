import type { LogEvent } from "./log-event.ts";
import type { Logger } from "./logger.ts";
import { textOf } from "./value-text.ts";

/**
 * Writes one line per event: `[INFO][11/23/2026 22:10:01.123Z][akka://Sys/user/a] text`, and the stack of an error below it.
 * INTEROP: level, time, source and text are in the order of Akka.NET's StandardOutLogger, so that the same tools can read both.
 */
export class StandardOutLogger implements Logger {
  readonly isSynchronous = true;
  readonly #writeLine: (line: string) => void;

  constructor(writeLine: (line: string) => void) {
    this.#writeLine = writeLine;
  }

  log(event: LogEvent): void {
    this.#writeLine(lineOf(event));
  }
}

/** The line for `event`, without a line end. */
function lineOf(event: LogEvent): string {
  const line = `[${event.level}][${timestampOf(event.timestamp)}][${event.source}] ${event.message}`;
  return event.cause === undefined ? line : `${line}\nCause: ${causeText(event.cause)}`;
}

function causeText(cause: unknown): string {
  try {
    if (cause instanceof Error) {
      const text = cause.stack ?? textOf(cause);
      return cause.cause === undefined ? text : `${text}\nCause: ${causeText(cause.cause)}`;
    }
  } catch {} // a revoked proxy, or an error whose stack throws
  return textOf(cause);
}

function timestampOf(date: Date): string {
  const iso = date.toISOString(); // 2026-11-23T22:10:01.123Z
  return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} ${iso.slice(11)}`;
}
