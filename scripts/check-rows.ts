// Keeps docs/reference/features.md and the titles of the tests the same. A `describe` or `it` that shows a row of test/feature-rows.txt
// carries its id at the end, `describe("Stash [B10]", …)`, several as `[B10, B11]`. `--write` renews the page, without it a difference fails.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { repositoryFiles } from "./repository-files.ts";
import { type RowTest, rowTestsIn } from "./row-tests.ts";

const PAGE = "docs/reference/features.md";
const ROWS = "test/feature-rows.txt";

const rows = new Map(rowsIn(readFileSync(ROWS, "utf8")));
const files = repositoryFiles().filter((file) => /^(src|test|interop)\/.*\.test\.ts$/.test(file) && existsSync(file));
const tests = files.flatMap((file) => rowTestsIn(file, readFileSync(file, "utf8")));
const byRow = new Map<string, RowTest[]>();
for (const test of tests) for (const row of test.rows) byRow.set(row, [...(byRow.get(row) ?? []), test]);

const problems: string[] = [];
for (const [row, [test]] of byRow) if (!rows.has(row)) problems.push(`${test?.file}: ${row} is no row of ${ROWS}`);
const content = page();
if (process.argv.includes("--write")) {
  mkdirSync("docs/reference", { recursive: true });
  writeFileSync(PAGE, content);
} else if (!existsSync(PAGE) || readFileSync(PAGE, "utf8") !== content) {
  problems.push(`${PAGE} differs from the titles of the tests: run \`npm run check:rows -- --write\``);
}
for (const problem of problems) console.error(problem);
console.log(`check-rows: ${rows.size} rows, ${byRow.size} with tests, ${tests.length} tests, ${problems.length} problems`);
process.exitCode = rows.size > 0 && tests.length > 0 && problems.length === 0 ? 0 : 1;

function rowsIn(text: string): [id: string, feature: string][] {
  const lines = text.split("\n").filter((line) => /^[A-Z]\d+ /.test(line));
  return lines.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);
}

function page(): string {
  const shown = [...rows].filter(([id]) => byRow.has(id));
  const missing = [...rows].filter(([id]) => !byRow.has(id));
  return `# Features and their tests

Each feature with the tests that carry its id. Written by \`npm run check:rows -- --write\` from the titles of the tests; do not edit.

| Row | Feature | Tests |
|---|---|---|
${shown.map(([id, feature]) => `| [${id}](#${id.toLowerCase()}) | ${cell(feature)} | ${byRow.get(id)?.length} |`).join("\n")}

${shown.map(([id, feature]) => sectionOf(id, feature)).join("\n")}
## Rows that no test carries

${missing.map(([id, feature]) => `- ${id}: ${feature}`).join("\n")}
`;
}

function sectionOf(id: string, feature: string): string {
  const subjects = new Map<string, string[]>();
  for (const { file, subject, title } of byRow.get(id) ?? []) {
    const heading = `[${subject}](../../${file})`;
    subjects.set(heading, [...(subjects.get(heading) ?? []), title]);
  }
  const lists = Array.from(subjects, ([heading, titles]) => `${heading}\n\n${titles.map((title) => `- ${title}`).join("\n")}\n`);
  return `## ${id}\n\n${feature}\n\n${lists.join("\n")}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
