import type { Config } from "../../hocon/index.ts";
import type { SettingNote } from "../../settings/index.ts";
import { type MissingPart, missingPartText } from "../config/missing-part.ts";
import { StandardOutLogger } from "../logging/standard-out-logger.ts";
import { guardianStrategyFrom } from "./guardian-strategy.ts";
import { loggerNamed, logFormatterNamed } from "./named-logging.ts";
import { partNamed } from "./part-named.ts";
import type { ProgramParts } from "./program-parts.ts";

/**
 * Returns a warning for each class that the configuration names and that is not available, such as a logger of a .NET package: a configuration
 * file may be shared with systems of Akka.NET, so the system starts without it. Each says what is used instead and how to provide it.
 */
export function missingPartsIn(config: Config, parts: ProgramParts): readonly SettingNote[] {
  return [
    ...missingLoggers(config, parts),
    ...missingFormatter(config, parts),
    ...missingStrategy(config, parts),
    ...missingExtensions(config, parts),
  ].map((part) => ({ level: "warning", text: missingPartText(part, config) }));
}

function missingLoggers(config: Config, parts: ProgramParts): readonly MissingPart[] {
  const isMissing = (name: string): boolean => loggerNamed(name, parts, STANDARD_OUT) === undefined;
  const names = config.getStringList("akka.loggers");
  const missing = names.filter(isMissing);
  const instead = missing.length === names.length ? "the system logs to standard output" : "the system logs to its other loggers";
  const stdout = config.getString("akka.stdout-logger-class");
  return [
    ...missing.map((name) => ({ key: "akka.loggers", name, instead, setup: ["loggers", "logger"] }) as const),
    ...(stdout === "" || !isMissing(stdout)
      ? []
      : [{ key: "akka.stdout-logger-class", name: stdout, instead: "standard output is used", setup: ["loggers", "logger"] } as const]),
  ];
}

function missingFormatter(config: Config, parts: ProgramParts): readonly MissingPart[] {
  const key = "akka.logger-formatter";
  const name = config.getString(key);
  if (logFormatterNamed(name, parts) !== undefined) return [];
  return [{ key, name, instead: "the semantic formatter is used", setup: ["logFormatters", "formatter"] }];
}

function missingStrategy(config: Config, parts: ProgramParts): readonly MissingPart[] {
  const key = "akka.actor.guardian-supervisor-strategy";
  if (guardianStrategyFrom(config, parts) !== undefined) return [];
  const instead = "/user supervises its children with the default strategy";
  return [{ key, name: config.getString(key), instead, setup: ["supervisorStrategies", "strategy"] }];
}

function missingExtensions(config: Config, { extensions }: ProgramParts): readonly MissingPart[] {
  const key = "akka.extensions";
  const missing = config.getStringList(key).filter((name) => partNamed(name, extensions) === undefined);
  return missing.map((name) => ({ key, name, instead: "the system starts without it", setup: ["extensions", "extension"] }));
}

/** Stands for the built-in loggers: only whether a name is known counts here. */
const STANDARD_OUT = new StandardOutLogger(() => {});
