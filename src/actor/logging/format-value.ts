// INTEROP: the format strings of .NET for numbers and dates, in the invariant culture, as far as templates of log events use them. A tie is rounded
// away from zero, as up to .NET 9.

/** `value` as .NET's `ToString(format)` writes it; `undefined` for a format or a value that has no such form. Must not throw. */
export function formatValue(value: unknown, format: string): string | undefined {
  const number = typeof value === "bigint" ? value : numberIn(value);
  if (number !== undefined) return formatNumber(number, format);
  const date = value instanceof Date ? value : dateIn(value);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : formatDate(date, format);
}

/** `text` with blanks up to `width`: before it, or behind it if `width` is negative. */
export function alignText(text: string, width: number): string {
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

function formatNumber(value: number | bigint, format: string): string | undefined {
  const match = /^([A-Za-z])(\d{0,3})$/.exec(format);
  if (match === null) return /^[#0,.%]+$/.test(format) ? customNumber(value, format) : undefined;
  const [, letter = "", digits = ""] = match;
  const precision = digits === "" ? undefined : Number(digits);
  if (typeof value === "number" && !Number.isFinite(value)) return undefined;
  switch (letter.toUpperCase()) {
    case "D":
      return isWhole(value) ? decimalText(value, precision ?? 1) : undefined;
    case "X":
      return isWhole(value) ? hexText(value, precision ?? 1, letter === "x") : undefined;
    case "F":
      return fixedText(value, precision ?? 2);
    case "N":
      return grouped(fixedText(value, precision ?? 2));
    case "P":
      return `${grouped(fixedText(typeof value === "bigint" ? value * 100n : value * 100, precision ?? 2))} %`;
    case "E":
      return scientificText(Number(value), precision ?? 6, letter, 3);
    case "G":
      return precision === undefined || precision === 0 ? String(value) : generalText(Number(value), precision, letter);
    default:
      return undefined;
  }
}

function isWhole(value: number | bigint): boolean {
  return typeof value === "bigint" || Number.isInteger(value);
}

function decimalText(value: number | bigint, width: number): string {
  const whole = BigInt(value);
  return whole < 0n ? `-${(-whole).toString().padStart(width, "0")}` : whole.toString().padStart(width, "0");
}

/** Negative numbers as .NET's int, or long if they are longer, writes them: in two's complement. */
function hexText(value: number | bigint, width: number, isLower: boolean): string {
  const whole = BigInt(value);
  const bits = whole < -(2n ** 31n) ? 64 : 32;
  const text = (whole < 0n ? BigInt.asUintN(bits, whole) : whole).toString(16).padStart(width, "0");
  return isLower ? text : text.toUpperCase();
}

function fixedText(value: number | bigint, digits: number): string {
  if (typeof value === "number" && Math.abs(value) < 1e21)
    return digits > 100 ? value.toFixed(100).padEnd(digits, "0") : value.toFixed(digits);
  return digits === 0 ? BigInt(value).toString() : `${BigInt(value)}.${"0".repeat(digits)}`;
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const withCommas = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

function scientificText(value: number, digits: number, letter: string, exponentDigits: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(Math.min(digits, 100)).split("e");
  return `${mantissa}${letter}${exponent.charAt(0)}${exponent.slice(1).padStart(exponentDigits, "0")}`;
}

function generalText(value: number, digits: number, letter: string): string {
  const precision = Math.min(digits, 100);
  const exponent = value === 0 ? 0 : Number(value.toExponential(precision - 1).split("e")[1]);
  if (exponent >= -5 && exponent < precision) return String(Number(value.toPrecision(precision)));
  const [mantissa = "", power = ""] = value.toExponential(precision - 1).split("e");
  const shortened = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${shortened}${letter === "g" ? "e" : "E"}${power.charAt(0)}${power.slice(1).padStart(2, "0")}`;
}

/** `0.00`, `#,##0.#`, `0%`: zeros are always shown, `#` only digits that count. */
function customNumber(given: number | bigint, format: string): string | undefined {
  if ((format.match(/\./g) ?? []).length > 1) return undefined;
  const value = format.includes("%") ? Number(given) * 100 : given;
  const [whole = "", fraction = ""] = format.replaceAll("%", "").split(".");
  const leastFraction = fraction.lastIndexOf("0") + 1;
  let text = fixedText(value, fraction.replaceAll(",", "").length);
  while (text.includes(".") && text.endsWith("0") && text.length - text.indexOf(".") - 1 > leastFraction) text = text.slice(0, -1);
  text = text.replace(/\.$/, "");
  const [sign = "", digits = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(text)?.slice(1) ?? [];
  const leastWhole = whole.includes("0") ? whole.slice(whole.indexOf("0")).replaceAll(",", "").length : 0;
  const padded = (leastWhole === 0 && digits === "0" ? "" : digits).padStart(leastWhole, "0");
  const shown = whole.includes(",") ? grouped(padded) : padded;
  return shown === "" && rest === "" ? "" : `${sign}${shown}${rest}${format.includes("%") ? "%" : ""}`;
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const STANDARD_DATES: Readonly<Record<string, string>> = {
  d: "MM/dd/yyyy",
  g: "MM/dd/yyyy HH:mm",
  G: "MM/dd/yyyy HH:mm:ss",
  o: "yyyy-MM-ddTHH:mm:ss.fffffffK",
  O: "yyyy-MM-ddTHH:mm:ss.fffffffK",
  s: "yyyy-MM-ddTHH:mm:ss",
  t: "HH:mm",
  T: "HH:mm:ss",
  u: "yyyy-MM-dd HH:mm:ssZ",
};
const DATE_PARTS = /'([^']*)'|yyyy|yy|M{1,4}|d{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|tt|K/g;

/** In UTC, as the times of log lines are. */
function formatDate(date: Date, format: string): string | undefined {
  const pattern = format.length === 1 ? STANDARD_DATES[format] : format;
  if (pattern === undefined) return undefined;
  return pattern.replace(DATE_PARTS, (part: string, literal: string | undefined) => literal ?? datePart(date, part));
}

function datePart(date: Date, part: string): string {
  const pad = (value: number): string => String(value).padStart(Math.min(part.length, 2), "0");
  switch (part.charAt(0)) {
    case "y":
      return part.length === 2 ? pad(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()).padStart(4, "0");
    case "M":
      return part.length > 2 ? nameOf(MONTHS, date.getUTCMonth(), part.length) : pad(date.getUTCMonth() + 1);
    case "d":
      return part.length > 2 ? nameOf(DAYS, date.getUTCDay(), part.length) : pad(date.getUTCDate());
    case "H":
      return pad(date.getUTCHours());
    case "h":
      return pad(date.getUTCHours() % 12 || 12);
    case "m":
      return pad(date.getUTCMinutes());
    case "s":
      return pad(date.getUTCSeconds());
    case "f":
      return `${String(date.getUTCMilliseconds()).padStart(3, "0")}0000`.slice(0, part.length);
    case "t":
      return date.getUTCHours() < 12 ? "AM" : "PM";
    default:
      return "Z";
  }
}

function nameOf(names: readonly string[], index: number, length: number): string {
  const name = names[index] ?? "";
  return length === 3 ? name.slice(0, 3) : name;
}

/** Of numbers, and of values that stand for one: a wrapped number, or a decimal of which a number holds all digits. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const own: unknown = value.valueOf();
  if (typeof own === "number") return value instanceof Date ? undefined : own;
  const wrapped = value as { toNumber?: unknown; toString(): string };
  return typeof wrapped.toNumber === "function" && wrapped.toString().length <= 16 ? (wrapped.toNumber() as number) : undefined;
}

/** Of values such as a DateTime, which say what Date they are. */
function dateIn(value: unknown): Date | undefined {
  const { toDate } = Object(value) as { toDate?: unknown };
  if (typeof toDate !== "function") return undefined;
  const date: unknown = toDate.call(value);
  return date instanceof Date ? date : undefined;
}
