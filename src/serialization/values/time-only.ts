import { UnserializableValueError } from "./errors.ts";
import { TimeSpan } from "./time-span.ts";

const SPELLING = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?$/;
const TICKS_PER_SECOND = 10_000_000n;
const TICKS_PER_DAY = 86_400n * TICKS_PER_SECOND;

/** A .NET TimeOnly: a time of day from 00:00:00 to 23:59:59.9999999, to 100 nanoseconds. */
export class TimeOnly {
  /** Ticks of 100 nanoseconds since midnight. */
  readonly ticks: bigint;

  /** Throws {@link UnserializableValueError} if the ticks are not a time of day. */
  constructor(ticks: bigint) {
    if (ticks < 0n || ticks >= TICKS_PER_DAY)
      throw new UnserializableValueError(`${ticks} ticks are not a time of day: expected 0 to ${TICKS_PER_DAY - 1n}.`);
    this.ticks = ticks;
  }

  /** Reads `HH:mm[:ss[.fffffff]]`. Throws {@link UnserializableValueError}. */
  static parse(text: string): TimeOnly {
    const match = SPELLING.exec(text);
    const [hour, minute, second] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3] ?? 0)];
    if (match === null || hour > 23 || minute > 59 || second > 59)
      throw new UnserializableValueError(`"${text.slice(0, 60)}" is not a TimeOnly. Expected HH:mm:ss.fffffff, such as "05:06:07".`);
    return new TimeOnly(BigInt(hour * 3600 + minute * 60 + second) * TICKS_PER_SECOND + BigInt((match[4] ?? "").padEnd(7, "0")));
  }

  /** The time that has passed since midnight when `time` has passed. Throws {@link UnserializableValueError} for a negative one or a day and more. */
  static fromTimeSpan(time: TimeSpan): TimeOnly {
    return new TimeOnly(time.ticks);
  }

  /** The time since midnight. */
  toTimeSpan(): TimeSpan {
    return new TimeSpan(this.ticks);
  }

  /** Whether `other` is the same time. */
  equals(other: TimeOnly): boolean {
    return this.ticks === other.ticks;
  }

  /** `HH:mm:ss`, with a fraction unless it is zero: `05:06:07.5`. With `"o"` as .NET's format `o`, always with seven digits of it. */
  toString(format?: "o"): string {
    const seconds = Number(this.ticks / TICKS_PER_SECOND);
    const fraction = String(this.ticks % TICKS_PER_SECOND).padStart(7, "0");
    const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const text = clock.map((part) => String(part).padStart(2, "0")).join(":");
    if (format === "o") return `${text}.${fraction}`;
    const digits = fraction.replace(/0+$/, "");
    return digits === "" ? text : `${text}.${digits}`;
  }
}
