/** Levels of log events, with the names of `akka.loglevel`, from the most to the least verbose. */
export const LogLevel = { Debug: "DEBUG", Info: "INFO", Warning: "WARNING", Error: "ERROR", Off: "OFF" } as const;
/** One of the levels. */
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

const RANK: Readonly<Record<LogLevel, number>> = { DEBUG: 0, INFO: 1, WARNING: 2, ERROR: 3, OFF: 4 };

/** Whether an event of level `event` passes a threshold. No event passes `OFF`. */
export function passes(event: LogLevel, threshold: LogLevel): boolean {
  return RANK[event] >= RANK[threshold] && threshold !== LogLevel.Off;
}
