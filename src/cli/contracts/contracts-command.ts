import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Terminal } from "../terminal/terminal.ts";
import type { AssemblyDescription } from "./assembly-description.ts";
import { readAssemblies } from "./assembly-reader.ts";
import { generateContracts } from "./generate-contracts.ts";

/** Options of `ritsem contracts`. */
export interface ContractsCommandOptions {
  readonly out: string;
  readonly check?: boolean;
  readonly strict?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly closed?: readonly string[];
  readonly importExtension: string;
}

/** How assemblies are read; tests have another way. */
export type ReadAssemblies = (files: readonly string[]) => Promise<readonly AssemblyDescription[]>;

/**
 * Writes the TypeScript contracts of .NET assemblies to a folder, or compares them with what is there. Standard error gets the list of what
 * has no counterpart. Resolves with the exit code: 1 when `check` finds a difference, or `strict` something that is left out.
 */
export async function makeContracts(
  files: readonly string[],
  options: ContractsCommandOptions,
  terminal: Terminal,
  read: ReadAssemblies = (paths) => readAssemblies(paths, terminal.platform.environment),
): Promise<number> {
  const { include = [], exclude = [], closed = [], importExtension, out, check = false, strict = false } = options;
  const assemblies = await read(files);
  const { texts, gaps } = generateContracts(assemblies, { include, exclude, closed, importExtension });
  for (const { subject, reason, isLeftOut } of gaps) terminal.err(`${isLeftOut ? "left out" : "take care"}: ${subject}: ${reason}.\n`);
  const leftOut = gaps.filter(({ isLeftOut }) => isLeftOut).length;
  const isStale = check ? report(out, texts, terminal) : write(out, texts, terminal);
  if (leftOut > 0) terminal.err(`${leftOut} left out: ${strict ? "that is an error, by --strict" : "--strict makes that an error"}.\n`);
  return isStale || (strict && leftOut > 0) ? 1 : 0;
}

function write(folder: string, texts: ReadonlyMap<string, string>, terminal: Terminal): false {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of texts) {
    const path = join(folder, name);
    if (textAt(path) !== text) writeFileSync(path, text);
    terminal.out(`${path}\n`);
  }
  return false;
}

/** Reports the differences; returns true if there are any. */
function report(folder: string, texts: ReadonlyMap<string, string>, terminal: Terminal): boolean {
  let isStale = false;
  for (const [name, text] of texts) {
    const path = join(folder, name);
    const present = textAt(path);
    if (present === text) continue;
    isStale = true;
    terminal.err(present === undefined ? `missing: ${path}\n` : `stale: ${path}: ${differenceOf(present, text)}\n`);
  }
  const command = "run ritsem contracts without --check and commit what it writes";
  if (isStale) terminal.err(`The contracts in ${folder} are not those of the assemblies: ${command}.\n`);
  else terminal.out(`The contracts in ${folder} are those of the assemblies.\n`);
  return isStale;
}

function differenceOf(present: string, wanted: string): string {
  const [old, fresh] = [present.split("\n"), wanted.split("\n")];
  const gone = minus(old, fresh);
  const come = minus(fresh, old);
  const first = fresh.findIndex((line, index) => line !== old[index]);
  const shown = [...gone.slice(0, 5).map((line) => `\n  - ${line}`), ...come.slice(0, 5).map((line) => `\n  + ${line}`)].join("");
  const at = first < 0 ? fresh.length : first + 1;
  return `${gone.length} lines were removed, ${come.length} were added, the first difference is in line ${at}${shown}`;
}

/** Lines of `lines` that `others` has not, or not as often. */
function minus(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
