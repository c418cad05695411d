import type { ProgramParts } from "./program-parts.ts";
import { partNamed } from "./part-named.ts";
import { formatPositions, formatTemplate, type LogFormatter } from "../logging/log-template.ts";
import type { Logger } from "../logging/logger.ts";

const STANDARD_OUT: readonly string[] = ["Akka.Event.DefaultLogger", "Akka.Event.StandardOutLogger"];
const FORMATTERS: ReadonlyMap<string, LogFormatter> = new Map([
  ["Akka.Event.SemanticLogMessageFormatter", formatTemplate],
  ["Akka.Event.DefaultLogMessageFormatter", formatPositions],
]);

/** The logger that a configuration calls `name`: one that the program passed, or standard output. `undefined` if there is none. */
export function loggerNamed(name: string, { loggers }: ProgramParts, standardOut: Logger): Logger | undefined {
  return partNamed(name, loggers, new Map(STANDARD_OUT.map((known) => [known, standardOut])));
}

/** The loggers of `akka.loggers` that there are; standard output if names were given and there are none. */
export function loggersNamed(names: readonly string[], parts: ProgramParts, standardOut: Logger): readonly Logger[] {
  const loggers = names.flatMap((name) => loggerNamed(name, parts, standardOut) ?? []);
  return loggers.length === 0 && names.length > 0 ? [standardOut] : loggers;
}

/** The formatter that a configuration calls `name`. `undefined` if there is none. */
export function logFormatterNamed(name: string, { logFormatters }: ProgramParts): LogFormatter | undefined {
  return partNamed(name, logFormatters, FORMATTERS);
}
