import { type Command, InvalidArgumentError, Option } from "commander";
import { millisecondsFromText } from "../base/index.ts";

/** Timers take 32-bit delays. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** Adds a command with the options that all commands of the network have. */
export function networkCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addOption(new Option("--timeout <duration>", "the time limit of each step, or infinite").argParser(timeoutFrom).default(5000, "5 s"))
    .option("--json", "print JSON, also for errors");
}

/** In milliseconds. `infinite` is as long as timers can wait, 24 days. */
function timeoutFrom(text: string): number {
  const timeoutMs = millisecondsFromText(text);
  if (timeoutMs !== undefined && timeoutMs > 0) return Math.min(timeoutMs, LONGEST_DELAY_MS);
  throw new InvalidArgumentError("Expected a duration above 0, such as 5 s or 500 ms, or infinite.");
}

/** In milliseconds. */
export function durationFrom(text: string): number {
  const durationMs = millisecondsFromText(text);
  if (durationMs !== undefined && durationMs > 0 && durationMs <= LONGEST_DELAY_MS) return durationMs;
  throw new InvalidArgumentError("Expected a duration above 0 and below 24 days, such as 5 s.");
}
