import { UnserializableValueError } from "./errors.ts";
import { END_OF_TICKS, isoDateFrom, isoTextFrom, offsetText, roundTripTextFrom, ticksFromUnixMs, unixMsFromTicks } from "./iso-date.ts";

const TICKS_PER_MINUTE = 600_000_000n;
const DAY_ALONE = /^\d{4}-\d\d-\d\d$/;

/** What a DateTime's clock means: UTC, local time, or unspecified. */
export type DateTimeKind = "utc" | "local" | "unspecified";

/**
 * A .NET DateTime: a calendar date and clock, to 100 nanoseconds, of which `Date` would lose four digits. Unlike .NET a
 * `local` one keeps its distance from UTC, so that it means the same moment on every machine.
 */
export class DateTime {
  /** Clock time in ticks of 100 nanoseconds since the first of January of the year 1. */
  readonly ticks: bigint;
  /** Whether it is UTC, local or unspecified. */
  readonly kind: DateTimeKind;
  /** Minutes east of UTC; 0 unless the kind is `local`. */
  readonly offsetMinutes: number;

  constructor(ticks: bigint, kind: DateTimeKind = "unspecified", offsetMinutes = 0) {
    this.ticks = checkedTicks(ticks);
    this.kind = kind;
    this.offsetMinutes = kind === "local" ? offsetMinutes : 0;
  }

  /** The same moment as a UTC DateTime. */
  static fromDate(date: Date): DateTime {
    if (Number.isNaN(date.getTime())) throw new UnserializableValueError("an invalid Date is not a DateTime.");
    return new DateTime(ticksFromUnixMs(date.getTime()), "utc");
  }

  /** Reads `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss[.fffffff][Z|±HH:mm]`. Throws {@link UnserializableValueError}. */
  static parse(text: string): DateTime {
    const date = isoDateFrom(DAY_ALONE.test(text) ? `${text}T00:00:00` : text);
    if (date === undefined)
      throw new UnserializableValueError(`"${text}" is not a DateTime. Expected ISO 8601, such as "2024-01-02T03:04:05Z".`);
    if (date.zone === undefined) return new DateTime(date.ticks);
    return date.zone === "Z" ? new DateTime(date.ticks, "utc") : new DateTime(date.ticks, "local", date.zone);
  }

  /** The moment, to the millisecond. An unspecified clock is taken for this machine's own, as .NET does. */
  toDate(): Date {
    const date = new Date(unixMsFromTicks(this.ticks - BigInt(this.offsetMinutes) * TICKS_PER_MINUTE));
    if (this.kind !== "unspecified") return date;
    date.setTime(date.getTime() + date.getTimezoneOffset() * 60_000);
    return date;
  }

  /** Same clock time, whatever the kind, as in .NET. */
  equals(other: DateTime): boolean {
    return this.ticks === other.ticks;
  }

  /**
   * ISO 8601, with `Z` for UTC, an offset for local and nothing for unspecified; a fraction only when it is not zero, and without
   * trailing zeros, as in a document. With `"o"` as .NET's format `o`, which always has seven digits of it.
   */
  toString(format?: "o"): string {
    const suffix = this.kind === "utc" ? "Z" : this.kind === "local" ? offsetText(this.offsetMinutes) : "";
    return (format === "o" ? roundTripTextFrom(this.ticks) : isoTextFrom(this.ticks)) + suffix;
  }
}

/** A .NET DateTimeOffset: a clock and its distance from UTC, to 100 nanoseconds. */
export class DateTimeOffset {
  /** Clock time in ticks of 100 nanoseconds since the first of January of the year 1. */
  readonly ticks: bigint;
  /** Minutes east of UTC. */
  readonly offsetMinutes: number;

  constructor(ticks: bigint, offsetMinutes = 0) {
    this.ticks = checkedTicks(ticks);
    this.offsetMinutes = offsetMinutes;
  }

  /** The instant of `date`, in UTC. */
  static fromDate(date: Date): DateTimeOffset {
    return new DateTimeOffset(DateTime.fromDate(date).ticks);
  }

  /** Reads what {@link DateTime.parse} reads; a text without zone counts as UTC. */
  static parse(text: string): DateTimeOffset {
    const { ticks, offsetMinutes } = DateTime.parse(text);
    return new DateTimeOffset(ticks, offsetMinutes);
  }

  /** The moment, to the millisecond. */
  toDate(): Date {
    return new Date(unixMsFromTicks(this.ticks - BigInt(this.offsetMinutes) * TICKS_PER_MINUTE));
  }

  /** Same moment, whatever the offset, as in .NET. */
  equals(other: DateTimeOffset): boolean {
    return this.ticks - BigInt(this.offsetMinutes) * TICKS_PER_MINUTE === other.ticks - BigInt(other.offsetMinutes) * TICKS_PER_MINUTE;
  }

  /** ISO 8601 with the offset; `"o"` as for {@link DateTime.toString}. */
  toString(format?: "o"): string {
    return (format === "o" ? roundTripTextFrom(this.ticks) : isoTextFrom(this.ticks)) + offsetText(this.offsetMinutes);
  }
}

function checkedTicks(ticks: bigint): bigint {
  if (ticks >= 0n && ticks < END_OF_TICKS) return ticks;
  throw new UnserializableValueError(`${ticks} ticks are not a date between the years 1 and 9999.`);
}
