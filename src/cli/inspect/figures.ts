/** A count that fits into a narrow column: 950, 12.3k, 4.5M. */
export function shortCount(value: number): string {
  if (value < 10_000) return value % 1 === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1);
  if (value < 10_000_000) return `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)}k`;
  return `${(value / 1_000_000).toFixed(1)}M`;
}

/** A duration in ms that fits into a narrow column: 12 ms, 3.4 s, 2 min, 5 h. */
export function shortDuration(ms: number | null): string {
  if (ms === null) return "-";
  if (ms < 1000) return `${ms.toFixed(0)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${(ms / 60_000).toFixed(0)} min`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}

/** Rows with columns of the same width; the columns whose heading begins with a space are aligned at the right. The last is as long as it is. */
export function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [headings.map((heading) => heading.trim()), ...rows];
  const widths = headings.map((_, column) => all.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  return all.map((row) =>
    row
      .map((cell, column) => {
        if (column === headings.length - 1) return cell;
        return headings[column]?.startsWith(" ") === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
      })
      .join("  ")
      .trimEnd(),
  );
}
