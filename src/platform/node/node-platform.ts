import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Platform } from "../index.ts";
import { randomUidFrom } from "../index.ts";

/** The platform of a Node process: `setImmediate` for turns, standard output for log lines, the process's environment. */
export function nodePlatform(): Platform {
  return {
    clock: { nowMs: () => performance.now(), date: () => new Date() },
    timers: {
      once(delayMs, task) {
        const handle = setTimeout(task, delayMs);
        handle.unref(); // `keepAlive` alone decides how long the process lives
        return () => clearTimeout(handle);
      },
    },
    yieldToHost: (task) => void setImmediate(task),
    randomUid: () => randomUidFrom(randomBytes(4).readUInt32LE(0)),
    writeLine: (line) => void process.stdout.write(`${line}\n`),
    environment: process.env,
    readTextFile,
    keepAlive() {
      const handle = setInterval(() => {}, 2 ** 30);
      return () => clearInterval(handle);
    },
  };
}

function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
