import type { ProgramParts } from "../system/program-parts.ts";
import { partNamed } from "../system/part-named.ts";
import { formatPositions, formatTemplate, type LogFormatter } from "./log-template.ts";
import type { Logger } from "./logger.ts";

const STANDARD_OUT: readonly string[] = ["Akka.Event.DefaultLogger", "Akka.Event.StandardOutLogger"];
const FORMATTERS: ReadonlyMap<string, LogFormatter> = new Map([
  ["Akka.Event.SemanticLogMessageFormatter", formatTemplate],
  ["Akka.Event.DefaultLogMessageFormatter", formatPositions],
]);

/** The logger that `key` calls `name`: one that the program gave, or standard output. Throws ActorSystemStartError for an unknown name. */
export function loggerNamed(name: string, key: string, { loggers }: ProgramParts, standardOut: Logger): Logger {
  return partNamed(name, { key, kind: "logger", given: loggers, builtIn: new Map(STANDARD_OUT.map((known) => [known, standardOut])) });
}

/** What `akka.logger-formatter` calls `name`. Throws ActorSystemStartError for an unknown name. */
export function logFormatterNamed(name: string, { logFormatters }: ProgramParts): LogFormatter {
  return partNamed(name, { key: "akka.logger-formatter", kind: "formatter of log messages", given: logFormatters, builtIn: FORMATTERS });
}
