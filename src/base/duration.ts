import { RitsemError } from "./ritsem-error.ts";

/** A span of time in the public API: a text such as `'3 s'`, `'250 ms'`, `'infinite'`, or a number of milliseconds. */
export type Duration = string | number;

/** A text or number that is no span of time. */
export class InvalidDurationError extends RitsemError {
  readonly code = "RITSEM_INVALID_DURATION";
}

const MILLISECONDS_OF: Readonly<Record<string, number>> = {
  ns: 1e-6, nano: 1e-6, nanos: 1e-6, nanosecond: 1e-6, nanoseconds: 1e-6,
  us: 1e-3, micro: 1e-3, micros: 1e-3, microsecond: 1e-3, microseconds: 1e-3,
  "": 1, ms: 1, milli: 1, millis: 1, millisecond: 1, milliseconds: 1,
  s: 1000, second: 1000, seconds: 1000,
  m: 60_000, minute: 60_000, minutes: 60_000,
  h: 3_600_000, hour: 3_600_000, hours: 3_600_000,
  d: 86_400_000, day: 86_400_000, days: 86_400_000,
}; // biome-ignore format: one unit a line reads worse

/** Milliseconds of `duration`; `Infinity` for `'infinite'`. Throws {@link InvalidDurationError}, negative spans included. */
export function millisecondsOf(duration: Duration): number {
  if (typeof duration === "number") {
    if (duration >= 0) return duration;
    throw new InvalidDurationError(`${duration} is not a duration: it must not be negative or NaN. Example: '3 s', 250.`);
  }
  const text = duration.trim();
  if (/^infinite$/i.test(text)) return Number.POSITIVE_INFINITY;
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(text);
  const factor = match ? MILLISECONDS_OF[match[2] ?? ""] : undefined;
  if (!match || factor === undefined) {
    throw new InvalidDurationError(`"${duration}" is not a duration. Examples: '3 s', '250 ms', '5 minutes', 'infinite', 250.`);
  }
  return Number(match[1]) * factor;
}
