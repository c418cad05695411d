import type { GrowthRow } from "./growth.ts";
import type { LoadRow } from "./load.ts";
import type { Row } from "./report.ts";
import { amount } from "./table.ts";

// SVG charts for the documentation, which can be read on light and dark pages.

const WIDTH = 720;
const COLORS = ["#2f6fdd", "#d9822b", "#3c9a5f", "#a04fb5", "#c0392b", "#6b7a8f", "#8a6d3b", "#16a085", "#7f8c8d"];
const TEXT = `font-family="sans-serif" font-size="12" fill="#777"`;

/** Horizontal bars of one unit, grouped by subject. */
export function barChart(title: string, rows: readonly Row[]): string {
  const left = 150;
  const widest = Math.max(...rows.map((row) => row.median));
  const parts: string[] = [];
  let y = 34;
  const contestants = [...new Set(rows.map(({ contestant }) => contestant))];
  for (const subject of new Set(rows.map((row) => row.subject))) {
    parts.push(text(8, y + 12, subject, "start", true));
    y += 20;
    for (const row of rows.filter((one) => one.subject === subject).toSorted((one, other) => other.median - one.median)) {
      const width = Math.max(1, (row.median / widest) * (WIDTH - left - 70));
      const color = COLORS[contestants.indexOf(row.contestant) % COLORS.length];
      parts.push(text(left - 8, y + 12, row.contestant, "end"));
      parts.push(`<rect x="${left}" y="${y + 2}" width="${round(width)}" height="13" fill="${color}"/>`);
      parts.push(text(left + width + 6, y + 12, amount(row.median, row.unit)));
      y += 18;
    }
    y += 10;
  }
  return svg(title, y, parts);
}

interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isDashed?: boolean;
}

/** Latencies by load, of which the axis is logarithmic. */
export function loadChart(rows: readonly LoadRow[]): string {
  const lines: Line[] = [];
  for (const contestant of new Set(rows.map((row) => row.contestant))) {
    const own = rows.filter((row) => row.contestant === contestant);
    lines.push({ name: `${contestant}, p50`, points: own.map((row) => [row.percent, row.p50Us / 1000]), isDashed: true });
    lines.push({ name: `${contestant}, p99`, points: own.map((row) => [row.percent, row.p99Us / 1000]) });
    lines.push({ name: `${contestant}, p99.9`, points: own.map((row) => [row.percent, row.p999Us / 1000]) });
  }
  const percents = [...new Set(rows.map(({ percent }) => percent))];
  return lineChart(
    "Latency in ms, by share of the highest throughput",
    lines,
    percents,
    (x) => x,
    (percent) => `${percent} %`,
  );
}

/** Costs by size, both logarithmic. */
export function growthChart(title: string, rows: readonly GrowthRow[]): string {
  const lines = rows.map((row): Line => ({ name: row.curve, points: row.points.map(({ size, nanoseconds }) => [size, nanoseconds]) }));
  return lineChart(title, lines, [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000], Math.log10, (size) => size.toLocaleString("en"));
}

function lineChart(
  title: string,
  lines: readonly Line[],
  marks: readonly number[],
  scale: (x: number) => number,
  label: (x: number) => string,
): string {
  const [left, right, top, height] = [76, WIDTH - 220, 40, 260];
  const all = lines.flatMap(({ points }) => points).filter(([, y]) => Number.isFinite(y) && y > 0);
  const xs = marks.filter((mark) => mark <= Math.max(...all.map(([x]) => x)) && mark >= Math.min(...all.map(([x]) => x)));
  const [firstX, lastX] = [Math.min(...all.map(([x]) => scale(x))), Math.max(...all.map(([x]) => scale(x)))];
  const firstY = Math.floor(Math.log10(Math.min(...all.map(([, y]) => y))));
  const lastY = Math.ceil(Math.log10(Math.max(...all.map(([, y]) => y)) * 1.001));
  const xOf = (x: number): number => left + ((scale(x) - firstX) / (lastX - firstX || 1)) * (right - left);
  const yOf = (y: number): number => top + height - ((Math.log10(y) - firstY) / (lastY - firstY || 1)) * height;
  const parts: string[] = [];
  for (let power = firstY; power <= lastY; power += 1) {
    const y = round(yOf(10 ** power));
    parts.push(`<path d="M${left} ${y}H${right}" stroke="#bbb" stroke-width="0.5"/>`);
    parts.push(text(left - 6, y + 4, amount(10 ** power), "end"));
  }
  for (const x of xs) parts.push(text(xOf(x), top + height + 18, label(x), "middle"));
  lines.forEach((line, index) => {
    const color = COLORS[index % COLORS.length];
    const points = line.points.filter(([, y]) => Number.isFinite(y) && y > 0).map(([x, y]) => `${round(xOf(x))},${round(yOf(y))}`);
    const dash = line.isDashed === true ? ` stroke-dasharray="5 4"` : "";
    parts.push(`<polyline points="${points.join(" ")}" fill="none" stroke="${color}" stroke-width="2"${dash}/>`);
    parts.push(`<path d="M${right + 14} ${top + 6 + index * 18}h18" stroke="${color}" stroke-width="2"${dash}/>`);
    parts.push(text(right + 38, top + 10 + index * 18, line.name));
  });
  return svg(title, top + height + 30, parts);
}

function svg(title: string, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    text(8, 18, title, "start", true),
    ...parts,
    "</svg>\n",
  ].join("\n");
}

function text(x: number, y: number, content: string, anchor = "start", isBold = false): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${isBold ? ` font-weight="bold"` : ""} ${TEXT}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
