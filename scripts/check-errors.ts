// Keeps docs/reference/errors.md and the errors in `src` consistent. The page is generated from the doc comments of the classes: `--write`
// updates it; without it, a difference fails.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = "docs/reference/errors.md";
const HEADER = `# Errors

Every error that Ritsem throws or logs extends \`RitsemError\` and has a stable \`code\`. Match on the code, by \`isRitsemError(error, code)\`:
messages may be reworded, codes may not. A message says what happened, to whom, and what to do.

Written by \`npm run check:errors -- --write\` from the classes in \`src\`; do not edit.

| Code | Class | Meaning |
|---|---|---|
`;

interface KnownError {
  readonly code: string;
  readonly className: string;
  readonly meaning: string;
}

const problems: string[] = [];
const errors = sources().flatMap(errorsIn);
const seen = new Map<string, string>();
for (const { code, className } of errors) {
  const other = seen.get(code);
  if (other !== undefined) problems.push(`${code} is the code of both ${other} and ${className}`);
  seen.set(code, className);
}

const rows = errors.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(rowOf);
const page = `${HEADER}${rows.join("\n")}\n`;
const found = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
if (process.argv.includes("--write")) {
  mkdirSync("docs/reference", { recursive: true });
  writeFileSync(PAGE, page);
} else if (found !== page) {
  for (const row of rows) if (!found.includes(row)) problems.push(`missing or outdated: ${row}`);
  for (const row of found.split("\n")) if (row.startsWith("| `") && !rows.includes(row)) problems.push(`no longer in src: ${row}`);
  problems.push(`${PAGE} differs from src: run \`npm run check:errors -- --write\``);
}
for (const problem of problems) console.error(problem);
console.log(`check-errors: ${errors.length} codes, ${problems.length} problems`);
process.exitCode = errors.length > 0 && problems.length === 0 ? 0 : 1;

function rowOf({ code, className, meaning }: KnownError): string {
  return `| \`${code}\` | \`${className}\` | ${meaning.replaceAll("|", "\\|")} |`;
}

/** The classes of one file that have a code. A code outside a class is a problem, because it could not be looked up. */
function errorsIn(file: string): readonly KnownError[] {
  const text = readFileSync(file, "utf8");
  const known: KnownError[] = [];
  for (const literal of text.matchAll(/"(RITSEM_[A-Z0-9_]*[A-Z0-9])"/g)) {
    const before = text.slice(0, literal.index);
    if (!/\bcode(?:: [^=\n]+)? = $/.test(before)) {
      if (!/(?:\/\/|\*)[^\n]*$/.test(before) && !errorCodeIsRead(before) && !before.endsWith("environment["))
        problems.push(`${file}: ${literal[1]} is outside an error class`);
      continue;
    }
    const declared = [...before.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:export )?(?:abstract )?class (\w+)/g)].at(-1);
    const nearest = [...before.matchAll(/\bclass (\w+)/g)].at(-1)?.[1] ?? "";
    const documented = declared?.[2] === nearest;
    if (!documented) problems.push(`${file}: ${nearest} has no doc comment`);
    known.push({ code: literal[1] ?? "", className: nearest, meaning: documented ? firstSentence(declared?.[1] ?? "") : "" });
  }
  return known;
}

/** Matches `isRitsemError(error, "…")` and comparisons with a code that a class declares elsewhere. */
function errorCodeIsRead(before: string): boolean {
  return /(?:isRitsemError\([^()]*, |[=!]== |case )$/.test(before);
}

function firstSentence(comment: string): string {
  const text = comment
    .replace(/^\s*\*? ?/gm, " ")
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
}

function sources(): readonly string[] {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => join("src", file))
    .sort();
}
