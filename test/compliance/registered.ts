import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `pattern` captures in the sources of a folder, tests aside: names of plug-ins that need a compliance run. */
export function namesIn(folder: string, pattern: RegExp): readonly string[] {
  const root = join(import.meta.dirname, "../..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(pattern)].map(([, name]) => name ?? ""));
}
