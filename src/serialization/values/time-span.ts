import { UnserializableValueError } from "./errors.ts";

const SPELLING = /^\s*(-)?(?:(\d{1,8})|(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?)\s*$/;
const TICKS_PER_MILLISECOND = 10_000n;
const TICKS_PER_SECOND = 10_000_000n;
const LARGEST_TICKS = 0x7fff_ffff_ffff_ffffn;

/** A .NET TimeSpan: a length of time, to 100 nanoseconds, possibly negative. */
export class TimeSpan {
  /** Length in ticks of 100 nanoseconds, within 64 bits. */
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    if (ticks > LARGEST_TICKS || ticks < -LARGEST_TICKS - 1n)
      throw new UnserializableValueError(`${ticks} ticks do not fit into a TimeSpan.`);
    this.ticks = ticks;
  }

  /** A span of so many milliseconds. */
  static fromMilliseconds(milliseconds: number): TimeSpan {
    if (!Number.isFinite(milliseconds)) throw new UnserializableValueError(`${milliseconds} milliseconds are not a TimeSpan.`);
    const whole = Math.trunc(milliseconds);
    return new TimeSpan(BigInt(whole) * TICKS_PER_MILLISECOND + BigInt(Math.round((milliseconds - whole) * 10_000)));
  }

  /** Reads `[-][d.]hh:mm[:ss[.fffffff]]`, or days alone. Throws {@link UnserializableValueError}. */
  static parse(text: string): TimeSpan {
    const match = SPELLING.exec(text);
    if (match === null)
      throw new UnserializableValueError(`"${text}" is not a TimeSpan. Expected d.hh:mm:ss.fffffff, such as "00:00:01.5".`);
    const days = Number(match[2] ?? match[3] ?? 0);
    const [hours, minutes, seconds] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
    if (hours > 23 || minutes > 59 || seconds > 59)
      throw new UnserializableValueError(`"${text}" is not a TimeSpan: hours, minutes or seconds out of range.`);
    const wholeSeconds = BigInt(days) * 86_400n + BigInt(hours * 3_600 + minutes * 60 + seconds);
    const ticks = wholeSeconds * TICKS_PER_SECOND + BigInt((match[7] ?? "").padEnd(7, "0"));
    return new TimeSpan(match[1] === "-" ? -ticks : ticks);
  }

  /** Milliseconds, with fractions. */
  toMilliseconds(): number {
    return Number(this.ticks / TICKS_PER_MILLISECOND) + Number(this.ticks % TICKS_PER_MILLISECOND) / 10_000;
  }

  /** Whether `other` means the same. */
  equals(other: TimeSpan): boolean {
    return this.ticks === other.ticks;
  }

  /** .NET's constant format: `[-][d.]hh:mm:ss[.fffffff]`. */
  toString(): string {
    const magnitude = this.ticks < 0n ? -this.ticks : this.ticks;
    const fraction = magnitude % TICKS_PER_SECOND;
    const seconds = Number(magnitude / TICKS_PER_SECOND);
    const days = Math.floor(seconds / 86_400);
    const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
      String(part).padStart(2, "0"),
    );
    const tail = fraction === 0n ? "" : `.${String(fraction).padStart(7, "0")}`;
    return `${this.ticks < 0n ? "-" : ""}${days === 0 ? "" : `${days}.`}${clock.join(":")}${tail}`;
  }
}
