/** Fixed parts of a line that are shorter than this say nothing about where it comes from. */
const SHORTEST_PART = 3;

/** The code in the first column of the tables of `page`: log lines, with `…` for what varies. */
export function quotedLines(page: string): readonly string[] {
  const cells = [...page.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, line = ""]) => line));
}

/**
 * Those of `lines` that no source writes: the fixed parts of a line must stand in one file in this order, with nothing but placeholders, quotes and
 * operators between them.
 */
export function linesWithoutSource(lines: readonly string[], sources: readonly string[]): readonly string[] {
  const texts = sources.map(withoutBreaks);
  return lines.filter((line) => {
    const parts = line.split("…").filter((part) => part.trim().length >= SHORTEST_PART);
    if (parts.length === 0) return true;
    const pattern = new RegExp(parts.map(escaped).join("[^\\n]{0,200}?"));
    return !texts.some((text) => pattern.test(text));
  });
}

/** Source text with strings that are continued on the next line put together. */
function withoutBreaks(source: string): string {
  return source.replace(/["`]\s*\+\s*["`]/g, "").replaceAll('\\"', '"');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
