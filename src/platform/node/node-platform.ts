import { randomBytes } from "node:crypto";
import { getHeapStatistics } from "node:v8";
import type { Platform } from "../index.ts";
import { punctualTimers, randomUidFrom } from "../index.ts";
import { readTextFile } from "./read-text-file.ts";

/** The platform of a Node process: `setImmediate` for turns, standard output for log lines, the process's environment. */
export function nodePlatform(): Platform {
  const clock = { nowMs: () => performance.now(), date: () => new Date() };
  return {
    clock,
    timers: punctualTimers(clock, (delayMs, task) => {
      const handle = setTimeout(task, delayMs);
      handle.unref(); // `keepAlive` alone decides how long the process lives
      return () => clearTimeout(handle);
    }),
    yieldToHost: (task) => void setImmediate(task),
    randomUid: () => randomUidFrom(randomBytes(4).readUInt32LE(0)),
    writeLine: (line) => void process.stdout.write(`${line}\n`),
    environment: process.env,
    heapLimitBytes: getHeapStatistics().heap_size_limit,
    readTextFile,
    onTerminationSignal,
    exitProcess: (code) => process.exit(code),
    keepAlive() {
      const handle = setInterval(() => {}, 2 ** 30);
      return () => clearInterval(handle);
    },
  };
}

const SIGNALS: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"];

function onTerminationSignal(listener: () => Promise<void>): () => void {
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off("beforeExit", onIdle);
  };
  const end = (signal: NodeJS.Signals): void => {
    stopListening();
    // Once no other listener is left, the signal has its usual effect, and the parent process sees which signal it was.
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
    listener().catch(() => {}); // the shutdown has logged it
  };
  for (const signal of SIGNALS) {
    // Each system of a process adds one listener; Node reports more than ten as a leak.
    if (process.listenerCount(signal) >= process.getMaxListeners()) process.setMaxListeners(process.listenerCount(signal) + 1);
    process.once(signal, onSignal);
  }
  process.once("beforeExit", onIdle);
  return stopListening;
}
