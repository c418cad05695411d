import { UnserializableValueError } from "./errors.ts";
import { DateTime } from "./date-time.ts";
import { isoDateFrom } from "./iso-date.ts";
import { TimeOnly } from "./time-only.ts";

const TICKS_PER_DAY = 864_000_000_000n;

/** A .NET DateOnly: a calendar day from 0001-01-01 to 9999-12-31, without a clock and without a zone. */
export class DateOnly {
  /** Year, 1 to 9999. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;

  /** Throws {@link UnserializableValueError} for a day that no calendar has. */
  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
    if (isoDateFrom(`${this.toString()}T00:00:00`) === undefined)
      throw new UnserializableValueError(`${year}-${month}-${day} is not a day between 0001-01-01 and 9999-12-31.`);
  }

  /** Reads `yyyy-MM-dd`. Throws {@link UnserializableValueError}. */
  static parse(text: string): DateOnly {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (match === null)
      throw new UnserializableValueError(`"${text.slice(0, 60)}" is not a DateOnly. Expected yyyy-MM-dd, such as "2026-03-04".`);
    return new DateOnly(Number(match[1]), Number(match[2]), Number(match[3]));
  }

  /** The day that the clock of `dateTime` shows. */
  static fromDateTime(dateTime: DateTime): DateOnly {
    return DateOnly.parse(dateTime.toString().slice(0, 10));
  }

  /** This day at `time`, by default at midnight; of unspecified kind, as in .NET. */
  toDateTime(time: TimeOnly = new TimeOnly(0n)): DateTime {
    return new DateTime(BigInt(this.dayNumber) * TICKS_PER_DAY + time.ticks);
  }

  /** Days since 0001-01-01. */
  get dayNumber(): number {
    return Number((isoDateFrom(`${this.toString()}T00:00:00`)?.ticks ?? 0n) / TICKS_PER_DAY);
  }

  /** Whether `other` is the same day. */
  equals(other: DateOnly): boolean {
    return this.year === other.year && this.month === other.month && this.day === other.day;
  }

  /** `yyyy-MM-dd`, which is .NET's format `o`. */
  toString(): string {
    return `${padded(this.year, 4)}-${padded(this.month, 2)}-${padded(this.day, 2)}`;
  }
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
