import { AKKA_NET } from "./contestants.ts";
import { isRate, type Unit } from "./measurement.ts";
import type { Row } from "./report.ts";

/** A Markdown table of the rows, the best contestant of a subject first. */
export function tableOf(unsorted: readonly Row[]): string {
  const rows = [...new Set(unsorted.map(({ subject }) => subject))].flatMap((subject) =>
    bestFirst(unsorted.filter((row) => row.subject === subject)),
  );
  const hasPrototype = rows.some(({ ofPrototype }) => ofPrototype !== undefined);
  const headings = ["case", "contestant", "median", "range", "of Akka.NET", ...(hasPrototype ? ["of the prototype"] : [])];
  const lines = rows.map((row, index) => [
    rows[index - 1]?.subject === row.subject ? "" : row.subject,
    row.contestant,
    `${amount(row.median, row.unit)} ${row.unit}`,
    `${amount(row.lowest, row.unit)}–${amount(row.highest, row.unit)}`,
    row.contestant === AKKA_NET ? "1" : times(row.ofAkkaNet),
    ...(hasPrototype ? [times(row.ofPrototype)] : []),
  ]);
  return markdownTable(headings, lines);
}

function bestFirst(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => (isRate(one.unit) ? other.median - one.median : one.median - other.median));
}

/** Columns are aligned, so that the table can also be read in a terminal. */
export function markdownTable(headings: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const row = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [row(headings), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...lines.map(row)].join("\n");
}

/** `1.07M`, `500k`, `12.3`, with three digits. */
export function amount(value: number, unit?: Unit): string {
  if (!Number.isFinite(value)) return "–";
  if (unit === "messages/s" && value >= 999_500) return `${(value / 1e6).toPrecision(3)}M`;
  if (unit === "messages/s" && value >= 1000) return `${(value / 1000).toFixed(0)}k`;
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return Number(value.toPrecision(3)).toString();
}

function times(ratio: number | undefined): string {
  return ratio === undefined || Number.isNaN(ratio) ? "" : `${Number(ratio.toPrecision(2))}x`;
}
