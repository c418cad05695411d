/** One fenced block of a Markdown page. */
export interface FencedBlock {
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** First word after the fence; empty when there is none. */
  readonly language: string;
  /** Further words after the language, such as `no-run`. */
  readonly flags: readonly string[];
  /** `key=value` pairs of the comment `<!-- run: … -->` on the line before the fence. */
  readonly run: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Every fenced block of `markdown`, in order. Fences may be indented; a fence that never closes throws. */
export function fencedBlocks(page: string, markdown: string): readonly FencedBlock[] {
  const lines = markdown.split("\n");
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = "", fence = "", info = ""] = /^( *)(```+|~~~+)\s*(.*)$/.exec(lines[at] ?? "") ?? [];
    if (fence === "") continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === fence);
    if (end < 0) throw new Error(`${page}:${at + 1}: a fence that never closes`);
    const [language = "", ...flags] = info.trim().split(/\s+/);
    const text = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({ page, line: at + 1, language, flags, run: runOptions(commentBefore(lines, at)), text: `${text.join("\n")}\n` });
    at = end;
  }
  return blocks;
}

/** The nearest line above the fence that is not blank. */
function commentBefore(lines: readonly string[], fence: number): string {
  return lines.slice(0, fence).findLast((line) => line.trim() !== "") ?? "";
}

function runOptions(line: string): ReadonlyMap<string, string> {
  const options = /<!-- run: (.*?) -->/.exec(line)?.[1] ?? "";
  const pairs = options.matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g);
  return new Map(Array.from(pairs, ([, key = "", quoted, bare]) => [key, quoted ?? bare ?? ""]));
}
