import type { LogEvent } from "./log-event.ts";
import type { LogLevel } from "./log-level.ts";
import type { Logger } from "./logger.ts";
import { fitsLogLine, textOf } from "./value-text.ts";

/** The part of a pino logger that {@link pinoLogger} uses. */
export interface PinoLike {
  /** Logs at debug. */
  debug(bindings: object, text: string): void;
  /** Logs at info. */
  info(bindings: object, text: string): void;
  /** Logs at warn. */
  warn(bindings: object, text: string): void;
  /** Logs at error. */
  error(bindings: object, text: string): void;
  /** Flushes pending lines to the destination and then calls back. */
  flush?(callback?: (error?: Error) => void): void;
}

const METHODS: Readonly<Record<Exclude<LogLevel, "OFF">, "debug" | "info" | "warn" | "error">> = {
  DEBUG: "debug",
  INFO: "info",
  WARNING: "warn",
  ERROR: "error",
};

/**
 * A logger that writes with the program's pino logger. `source` is the path of the actor, `err` the cause; the properties of the event
 * become properties of the line. pino's own level applies as well; set it to `debug` to let only `akka.loglevel` decide.
 */
export function pinoLogger(pino: PinoLike): Logger {
  return {
    isSynchronous: true, // pino does not wait for its destination
    log(event) {
      if (event.level !== "OFF") pino[METHODS[event.level]](bindingsOf(event), event.message);
    },
    stop: () =>
      new Promise((resolve, reject) => {
        if (pino.flush === undefined) resolve();
        else pino.flush((error) => (error === undefined || error === null ? resolve() : reject(error)));
      }),
  };
}

function bindingsOf({ source, cause, properties }: LogEvent): object {
  const shown = Array.from(properties, ([name, value]) => [name, fitsLogLine(value) ? value : textOf(value)] as const);
  return { ...Object.fromEntries(shown), source, ...(cause === undefined ? {} : { err: cause }) };
}
