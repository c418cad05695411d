// Runs every benchmark in this folder, one after another, because two at the same time would affect each other.
// `npm run bench -- hocon` runs those whose name contains `hocon`. Needs a build.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const wanted = process.argv[2] ?? "";
/** These take long, or much memory, and are run by name only. */
const LONG = ["attacks.ts", "cluster-mixes.ts", "idle-entities.ts", "sharding-mixes.ts"];
const isChosen = (file: string): boolean => file !== "run.ts" && file.includes(wanted) && (!LONG.includes(file) || wanted !== "");
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && isChosen(file));
let passed = 0;
let failed = 0;
for (const file of files) {
  console.log(`\n${file}`);
  const status = await (file.startsWith("remote-") ? runPair(file) : statusOf(start(file, [])));
  if (status === 0) passed += 1;
  else failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** The `remote-` benchmarks have two ends: `server` prints `READY <port>` and ends with its standard input; `client` gets the port. */
async function runPair(file: string): Promise<number | null> {
  const server = start(file, ["server"], ["pipe", "pipe", "inherit"]);
  const ended = statusOf(server);
  const port = await Promise.race([announcedPort(server), ended.then(() => undefined)]);
  const status = port === undefined ? 1 : await statusOf(start(file, ["client", "--port", port]));
  server.stdin?.end();
  return (await ended) === 0 ? status : 1;
}

async function announcedPort({ stdout }: ChildProcess): Promise<string | undefined> {
  if (stdout === null) return undefined;
  for await (const line of createInterface({ input: stdout })) {
    const port = /^READY (\d+)$/.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  return undefined;
}

function start(file: string, args: readonly string[], stdio: "inherit" | readonly ("pipe" | "inherit")[] = "inherit"): ChildProcess {
  const options = { stdio: typeof stdio === "string" ? stdio : [...stdio] };
  return spawn(process.execPath, ["--import", "tsx", "--expose-gc", join(import.meta.dirname, file), ...args], options);
}

async function statusOf(child: ChildProcess): Promise<number | null> {
  const [status] = (await once(child, "exit")) as [number | null];
  return status;
}
