import type { ProgramParts } from "../system/program-parts.ts";
import { ActorSystemStartError } from "../system/actor-system-start-error.ts";
import { withoutAssembly } from "../system/class-name.ts";
import { formatPositions, formatTemplate, type LogFormatter } from "./log-template.ts";
import type { Logger } from "./logger.ts";

const STANDARD_OUT: readonly string[] = ["Akka.Event.DefaultLogger", "Akka.Event.StandardOutLogger"];
const FORMATTERS: ReadonlyMap<string, LogFormatter> = new Map([
  ["Akka.Event.SemanticLogMessageFormatter", formatTemplate],
  ["Akka.Event.DefaultLogMessageFormatter", formatPositions],
]);

/** The logger that `key` calls `name`: one that the program gave, or standard output. Throws ActorSystemStartError for an unknown name. */
export function loggerNamed(name: string, key: string, { loggers }: ProgramParts, standardOut: Logger): Logger {
  const builtIn = new Map(STANDARD_OUT.map((known) => [known, standardOut]));
  return named(name, key, "logger", loggers, builtIn);
}

/** What `akka.logger-formatter` calls `name`. Throws ActorSystemStartError for an unknown name. */
export function logFormatterNamed(name: string, { logFormatters }: ProgramParts): LogFormatter {
  return named(name, "akka.logger-formatter", "formatter of log messages", logFormatters, FORMATTERS);
}

/** Names are compared without assemblies; what the program gave beats what is built in. */
function named<T>(name: string, key: string, kind: string, given: ReadonlyMap<string, T> = new Map(), builtIn: ReadonlyMap<string, T>): T {
  const wanted = withoutAssembly(name);
  for (const [known, part] of [...given, ...builtIn]) if (withoutAssembly(known) === wanted) return part;
  const known = [...builtIn.keys(), ...given.keys()].join(", ");
  throw new ActorSystemStartError(`${key} names "${name}", which is no ${kind} that this system knows. Known: ${known}.`);
}
