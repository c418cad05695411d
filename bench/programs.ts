import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runPair } from "./compare/command.ts";

/** What this folder has besides programs. */
const NO_PROGRAMS = ["run.ts", "programs.ts"];
/** These take long, or much memory, and are run by name only. */
const LONG = ["attacks.ts", "cluster-mixes.ts", "idle-entities.ts", "sharding-mixes.ts"];

/**
 * Runs the programs of this folder whose names contain `wanted`, or almost all for `all`, one after another, because two at the same time would affect each
 * other. Returns whether all passed.
 */
export async function runPrograms(wanted: string, args: readonly string[]): Promise<boolean> {
  const isChosen = (file: string): boolean => (wanted === "all" ? !LONG.includes(file) : file.includes(wanted));
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && !NO_PROGRAMS.includes(file) && isChosen(file));
  let passed = 0;
  for (const file of files) {
    console.log(`\n${file}`);
    if (await (file.startsWith("remote-") ? passesAsPair(file, args) : passes(file, args))) passed += 1;
  }
  console.log(`\n${passed} passed, ${files.length - passed} failed`);
  return passed > 0 && passed === files.length;
}

/** The `remote-` programs have two ends: `server` prints `READY <port>` and ends with its standard input; `client` gets the port. */
async function passesAsPair(file: string, args: readonly string[]): Promise<boolean> {
  const program = { file: process.execPath, args: argumentsOf(file) };
  try {
    for (const line of await runPair(program, program, args)) console.log(JSON.stringify(line));
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

async function passes(file: string, args: readonly string[]): Promise<boolean> {
  const child: ChildProcess = spawn(process.execPath, [...argumentsOf(file), ...args], { stdio: "inherit" });
  const [status] = (await once(child, "exit")) as [number | null];
  return status === 0;
}

function argumentsOf(file: string): readonly string[] {
  return ["--import", "tsx", "--expose-gc", join(import.meta.dirname, file)];
}
