import { millisecondsFromText } from "../base/index.ts";

// Powers of 1000 and of 1024, by their prefix. INTEROP: single letters are binary (128k is 131072), as in Akka.NET.
const PREFIXES: readonly (readonly [decimal: string, binary: string, letter: string])[] = [
  ["kilo", "kibi", "k"],
  ["mega", "mebi", "m"],
  ["giga", "gibi", "g"],
  ["tera", "tebi", "t"],
  ["peta", "pebi", "p"],
  ["exa", "exbi", "e"],
  ["zetta", "zebi", "z"],
  ["yotta", "yobi", "y"],
];

const BYTES_OF: ReadonlyMap<string, bigint> = new Map([
  ...["", "b", "B", "byte", "bytes"].map((name): [string, bigint] => [name, 1n]),
  ...PREFIXES.flatMap(([decimal, binary, letter], index): [string, bigint][] => {
    const thousands = 1000n ** BigInt(index + 1);
    const kibis = 1024n ** BigInt(index + 1);
    const upper = letter.toUpperCase();
    return [
      [`${letter === "k" ? "k" : upper}B`, thousands],
      [`${decimal}byte`, thousands],
      [`${decimal}bytes`, thousands],
      ...[letter, upper, `${upper}i`, `${upper}iB`, `${binary}byte`, `${binary}bytes`].map((name): [string, bigint] => [name, kibis]),
    ];
  }),
]);

const SIZE = /^\+?(\d{1,40})(?:\.(\d{1,40}))?\s*([A-Za-z]*)$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["on", true],
  ["yes", true],
  ["false", false],
  ["off", false],
  ["no", false],
]);

// INTEROP: what double.Parse reads, which Akka.NET uses for durations without a unit.
const BARE_DURATION = /^\+?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Bytes in a text such as `128000b`, `4 MiB` or `1.5 kB`, rounded down; `undefined` if the text is not a size. Units are case sensitive. */
export function bytesFromText(text: string): bigint | undefined {
  const match = SIZE.exec(text.trim());
  const unit = BYTES_OF.get(match?.[3] ?? "");
  if (!match || unit === undefined) return undefined;
  const fraction = match[2] ?? "";
  return (BigInt(`${match[1]}${fraction}`) * unit) / 10n ** BigInt(fraction.length);
}

/** Milliseconds in a text such as `5 s` or `infinite`; `undefined` if the text is not a duration. A bare number is milliseconds. */
export function durationMsFromText(text: string): number | undefined {
  const trimmed = text.trim();
  if (BARE_DURATION.test(trimmed)) return finite(Number(trimmed.replaceAll(",", "")));
  return millisecondsFromText(trimmed);
}

/**
 * `on`, `yes`, `true`, `off`, `no` and `false` in any case; `undefined` for anything else. The only reader of switches: every setting that
 * is a switch, or a switch or something else, uses it.
 * INTEROP: Akka.NET reads some switches in any case and with `yes` and `no`, and others only as `on`, `off`, `true` and `false`.
 */
export function booleanFromText(text: string): boolean | undefined {
  return BOOLEANS.get(text.trim().toLowerCase());
}

/** A finite decimal number; `undefined` for anything else. */
export function numberFromText(text: string): number | undefined {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? finite(Number(trimmed)) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
