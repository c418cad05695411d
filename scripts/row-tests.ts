/** A test that shows one or more rows of the list of features. */
export interface RowTest {
  readonly file: string;
  /** Ids, of its own title and of those around it. */
  readonly rows: readonly string[];
  /** The titles around it, without ids. */
  readonly subject: string;
  readonly title: string;
}

interface Block {
  readonly indent: number;
  readonly title: string;
  readonly rows: readonly string[];
}

const CALL = /^( *)(?:\w+\()?(describe|it|test)(?:\.\w+(?:\([^)]*\))?)*\(\s*(["'`])((?:\\.|(?!\3)[^\\])*)\3/gm;
const IDS = /\s*\[([A-Z]\d+(?:,\s*[A-Z]\d+)*)\]/g;

/** The tests of `text` whose titles, or those of a `describe` around them, carry ids. Files are formatted: what is inside is indented. */
export function rowTestsIn(file: string, text: string): RowTest[] {
  const tests: RowTest[] = [];
  const around: Block[] = [];
  for (const [, indentation = "", kind, , literal = ""] of text.matchAll(CALL)) {
    const indent = indentation.length;
    while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
    const block = { indent, title: literal.replace(IDS, "").replace(/\\(.)/g, "$1"), rows: idsIn(literal) };
    if (kind === "describe") {
      around.push(block);
      continue;
    }
    const rows = [...around.flatMap((outer) => outer.rows), ...block.rows];
    if (rows.length > 0)
      tests.push({ file, rows: [...new Set(rows)], subject: around.map(({ title }) => title).join(", "), title: block.title });
  }
  return tests;
}

function idsIn(title: string): string[] {
  return Array.from(title.matchAll(IDS), ([, ids = ""]) => ids.split(/,\s*/)).flat();
}
