// Runs every benchmark of this folder, each in a process of its own, one after the other: two at a time would measure each other.
// `npm run bench -- hocon` runs those whose name contains `hocon`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const wanted = process.argv[2] ?? "";
const files = readdirSync(here).filter((file) => file.endsWith(".ts") && file !== "run.ts" && file.includes(wanted));
let passed = 0;
let failed = 0;
for (const file of files) {
  console.log(`\n${file}`);
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "--expose-gc", join(here, file)], { stdio: "inherit" });
  if (status === 0) passed += 1;
  else failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
