#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { FileUnreadableError } from "../platform/index.ts";
import { nodePlatform, textFromBytes } from "../platform/node/index.ts";
import { runCommandLine } from "./command-line.ts";
import { stoppedBySignal } from "./terminal/stopped-by-signal.ts";

/** The reader of a pipe may end first, as `head` does: the command ends too, without an error. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

function readInput(): string {
  try {
    return textFromBytes(readFileSync(0));
  } catch (cause) {
    throw new FileUnreadableError("standard input", (cause as Error).message, { cause });
  }
}

/** Only for commands that use it: the others end at once, as without it. */
let stopped: AbortSignal | undefined;

process.stdout.on("error", endWithReader);
process.stderr.on("error", endWithReader);
process.exitCode = await runCommandLine(process.argv.slice(2), {
  platform: nodePlatform(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput,
  isInteractive: process.stderr.isTTY,
  isScreen: process.stdout.isTTY && process.env["TERM"] !== "dumb",
  get stopped() {
    return (stopped ??= stoppedBySignal());
  },
});
