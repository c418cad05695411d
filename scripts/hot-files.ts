import { readFileSync } from "node:fs";

/**
 * A file marked `@hotpath` must be worth its lines: a case in `bench/micro` names it, or `elsewhere.ts` there says where it is measured. `files` are the sources,
 * `cases` the files of `bench/micro`.
 */
export function hotFileProblems(files: readonly string[], cases: readonly string[]): readonly string[] {
  const hot = new Set(files.filter((file) => readFileSync(file, "utf8").includes("@hotpath")));
  const named = new Map(cases.flatMap((file) => namesIn(file).map((name) => [name, file] as const)));
  const unmeasured = Array.from(hot).filter((file) => !named.has(file));
  const stale = Array.from(named).filter(([name]) => !hot.has(name));
  return [
    ...unmeasured.map((file) => `${file}: is marked @hotpath, but has no case in bench/micro and no line in bench/micro/elsewhere.ts`),
    ...stale.map(([name, file]) => `${file}: names ${name}, which is not marked @hotpath`),
  ];
}

function namesIn(file: string): readonly string[] {
  return Array.from(readFileSync(file, "utf8").matchAll(/"(src\/[^"]+\.ts)"/g), (match) => match[1] ?? "");
}
