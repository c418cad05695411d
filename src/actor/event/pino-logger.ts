import type { LogEvent } from "./log-event.ts";
import type { LogLevel } from "./log-level.ts";
import type { Logger } from "./logger.ts";

/** The part of a pino logger that {@link pinoLogger} uses. */
export interface PinoLike {
  debug(bindings: object, text: string): void;
  info(bindings: object, text: string): void;
  warn(bindings: object, text: string): void;
  error(bindings: object, text: string): void;
  /** Hands what waits to the destination and calls back when it is there. */
  flush?(callback?: (error?: Error) => void): void;
}

const METHODS: Readonly<Record<Exclude<LogLevel, "OFF">, "debug" | "info" | "warn" | "error">> = {
  DEBUG: "debug",
  INFO: "info",
  WARNING: "warn",
  ERROR: "error",
};

/**
 * A logger that writes with a pino logger of the program's. The path of the actor is `source`, the cause is `err`, the properties of the event are
 * properties of the line. pino's own level decides once more; set it to `debug` to let `akka.loglevel` decide alone.
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
  return { ...Object.fromEntries(properties), source, ...(cause === undefined ? {} : { err: cause }) };
}
