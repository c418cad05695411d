import { describeValue } from "./errors.ts";
import { RitsemError } from "./ritsem-error.ts";

/** A span of time in the public API: a string such as `'3 s'`, `'250 ms'`, `'infinite'`, or a number of milliseconds. */
export type Duration = string | number;

/** A string or number is not a valid duration. */
export class InvalidDurationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_DURATION";
}

// Name to [multiply by, divide by] in milliseconds: 1500 ns is 1500 / 1e6 exactly rounded once, and never 1500 * 1e-6.
const UNITS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ...unit(["ns", "nano", "nanos", "nanosecond", "nanoseconds"], 1, 1e6),
  ...unit(["us", "micro", "micros", "microsecond", "microseconds"], 1, 1e3),
  ...unit(["", "ms", "milli", "millis", "millisecond", "milliseconds"], 1, 1),
  ...unit(["s", "second", "seconds"], 1000, 1),
  ...unit(["m", "minute", "minutes"], 60_000, 1),
  ...unit(["h", "hour", "hours"], 3_600_000, 1),
  ...unit(["d", "day", "days"], 86_400_000, 1),
]);

/** Milliseconds of `duration`; `Infinity` for `'infinite'`. Throws {@link InvalidDurationError}, negative spans included. */
export function millisecondsOf(duration: Duration): number {
  if (typeof duration === "number") {
    if (duration >= 0) return duration;
    throw new InvalidDurationError(`${duration} is not a duration: it must not be negative or NaN. Example: '3 s', 250.`);
  }
  const milliseconds = typeof duration === "string" ? millisecondsFromText(duration) : undefined;
  if (milliseconds === undefined) {
    throw new InvalidDurationError(
      `${describeValue(duration)} is not a duration. Examples: '3 s', '250 ms', '5 minutes', 'infinite', 250.`,
    );
  }
  return milliseconds;
}

/** Like {@link millisecondsOf} for strings, but returns `undefined` for an invalid duration, so that the caller can report its place. */
export function millisecondsFromText(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === "infinite") return Number.POSITIVE_INFINITY;
  const match = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*([a-z]*)$/.exec(trimmed);
  const [multiplier, divisor] = UNITS.get(match?.[2] ?? "") ?? [];
  if (!match || multiplier === undefined || divisor === undefined) return undefined;
  return (Number(match[1]) * multiplier) / divisor;
}

function unit(names: readonly string[], multiplier: number, divisor: number): [string, readonly [number, number]][] {
  return names.map((name) => [name, [multiplier, divisor]]);
}
