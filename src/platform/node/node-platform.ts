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
    onTerminationSignal,
    exitProcess: (code) => process.exit(code),
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

const SIGNALS: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"];

function onTerminationSignal(listener: () => Promise<void>): () => void {
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off("beforeExit", onIdle);
  };
  const end = (signal: NodeJS.Signals): void => {
    stopListening();
    // With nobody left who listens, the signal does what it always does, and the process's parent sees which one it was.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    listener().then(
      () => end(signal),
      () => end(signal),
    );
  };
  const onIdle = (): void => {
    stopListening();
    listener().catch(() => {}); // whoever runs the shutdown has logged it
  };
  for (const signal of SIGNALS) {
    // Each system of a process listens once; Node takes more than ten for a leak.
    if (process.listenerCount(signal) >= process.getMaxListeners()) process.setMaxListeners(process.listenerCount(signal) + 1);
    process.once(signal, onSignal);
  }
  process.once("beforeExit", onIdle);
  return stopListening;
}
