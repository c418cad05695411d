/** Levels of log events, in the words of `akka.loglevel`, from most to least talkative. */
export const LogLevel = { Debug: "DEBUG", Info: "INFO", Warning: "WARNING", Error: "ERROR", Off: "OFF" } as const;
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

const RANK: Readonly<Record<LogLevel, number>> = { DEBUG: 0, INFO: 1, WARNING: 2, ERROR: 3, OFF: 4 };

/** Whether an event of level `event` passes a threshold. Nothing passes `OFF`. */
export function passes(event: LogLevel, threshold: LogLevel): boolean {
  return RANK[event] >= RANK[threshold] && threshold !== LogLevel.Off;
}
