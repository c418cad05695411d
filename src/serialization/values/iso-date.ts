const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;
const MILLISECONDS_TO_YEAR_1 = 62_135_596_800_000;
const TICKS_PER_SECOND = 10_000_000n;

/** Ticks of the first moment behind the year 9999. */
export const END_OF_TICKS = 3_155_378_976_000_000_000n;

/** The parts of a calendar text: ticks since the year 1, and minutes east of UTC if it names a zone. */
export interface IsoDate {
  readonly ticks: bigint;
  /** `undefined` if the text has no zone, `"Z"` if it names UTC by letter. */
  readonly zone: "Z" | number | undefined;
}

/**
 * Takes `yyyy-MM-ddTHH:mm:ss[.fffffff][Z|±HH[:mm]]` apart. Returns `undefined` if `text` is not a date.
 * INTEROP: exactly what Newtonsoft.Json takes for a date (DateTimeParser), 24:00:00 and at most 7 digits of fraction included.
 */
export function isoDateFrom(text: string): IsoDate | undefined {
  if (text.length < 19 || text.length > 40 || text.charCodeAt(10) !== 84 /* T */) return undefined;
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const fraction = (match[7] ?? "").padEnd(7, "0");
  const isMidnightAtTheEnd = hour === 24 && minute === 0 && second === 0 && Number(fraction) === 0;
  if ((hour > 23 && !isMidnightAtTheEnd) || minute > 59 || second > 59) return undefined;
  const zone = zoneFrom(match[8]);
  if (zone === "invalid") return undefined;
  const seconds = daysFrom(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
  const ticks = BigInt(seconds) * TICKS_PER_SECOND + BigInt(fraction);
  return ticks < END_OF_TICKS ? { ticks, zone } : undefined;
}

/** The text of a clock's ticks, without zone. INTEROP: no fraction when it is zero, otherwise without trailing zeros. */
export function isoTextFrom(ticks: bigint): string {
  const fraction = ticks % TICKS_PER_SECOND;
  const text = secondsTextFrom(ticks);
  return fraction === 0n ? text : `${text}.${String(fraction).padStart(7, "0").replace(/0+$/, "")}`;
}

/** The same with all seven digits of the fraction. */
export function roundTripTextFrom(ticks: bigint): string {
  return `${secondsTextFrom(ticks)}.${String(ticks % TICKS_PER_SECOND).padStart(7, "0")}`;
}

function secondsTextFrom(ticks: bigint): string {
  return new Date(Number(ticks / 10_000n) - MILLISECONDS_TO_YEAR_1).toISOString().slice(0, 19);
}

/** `+02:00` for 120. */
export function offsetText(minutes: number): string {
  const magnitude = Math.abs(minutes);
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${part(Math.floor(magnitude / 60))}:${part(magnitude % 60)}`;
}

export function ticksFromUnixMs(unixMs: number): bigint {
  return BigInt(Math.trunc(unixMs) + MILLISECONDS_TO_YEAR_1) * 10_000n;
}

export function unixMsFromTicks(ticks: bigint): number {
  return Number(ticks / 10_000n) - MILLISECONDS_TO_YEAR_1;
}

function zoneFrom(text: string | undefined): "Z" | number | undefined | "invalid" {
  if (text === undefined) return undefined;
  if (text === "Z" || text === "z") return "Z";
  const digits = text.replace(":", "");
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  if (minutes > 14 * 60 || Number(digits.slice(3, 5)) > 59) return "invalid";
  return text.startsWith("-") ? -minutes : minutes;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate(); // the calendar repeats every 400 years
}

function daysFrom(year: number, month: number, day: number): number {
  const shifted = Date.UTC(year + 400, month - 1, day) + MILLISECONDS_TO_YEAR_1; // Date.UTC takes years below 100 for 19xx
  return shifted / 86_400_000 - 146_097;
}
