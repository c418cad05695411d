/** One fenced block of a Markdown page. */
export interface FencedBlock {
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The first word after the fence; empty if there is none. */
  readonly language: string;
  /** Further words after the language, such as `no-run`. */
  readonly flags: readonly string[];
  /** From the comment above the fence: `<!-- example: name -->`. */
  readonly name: string | undefined;
  /** `<!-- example: name, with other -->`: the block `other` runs in the background while this one runs. */
  readonly companion: string | undefined;
  /** `<!-- example: name, after other -->`: the text of `other` is inserted before this one's. */
  readonly predecessor: string | undefined;
  readonly text: string;
}

/** Every fenced block of `markdown`, in order. Fences may be indented. Throws for an unclosed fence and for an invalid comment. */
export function fencedBlocks(page: string, markdown: string): readonly FencedBlock[] {
  const lines = markdown.split("\n");
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, indent = "", fence = "", info = ""] = /^( *)(```+|~~~+)\s*(.*)$/.exec(lines[at] ?? "") ?? [];
    if (fence === "") continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === fence);
    if (end < 0) throw new Error(`${page}:${at + 1}: the fence is not closed`);
    const [language = "", ...flags] = info.trim().split(/\s+/);
    const text = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    const where = `${page}:${at + 1}`;
    blocks.push({ page, line: at + 1, language, flags, ...exampleOptions(where, lines[at - 1] ?? ""), text: `${text.join("\n")}\n` });
    at = end;
  }
  return blocks;
}

function exampleOptions(where: string, line: string): Pick<FencedBlock, "name" | "companion" | "predecessor"> {
  const comment = /^\s*<!--\s*example:?(.*)-->\s*$/.exec(line)?.[1];
  if (comment === undefined) return { name: undefined, companion: undefined, predecessor: undefined };
  const [, name, relation, other] = /^ ([\w-]+)(?:, (with|after) ([\w-]+))? $/.exec(comment) ?? [];
  if (name === undefined)
    throw new Error(`${where}: write \`<!-- example: name -->\`, \`<!-- example: name, with other -->\` or \`, after other\``);
  return { name, companion: relation === "with" ? other : undefined, predecessor: relation === "after" ? other : undefined };
}
