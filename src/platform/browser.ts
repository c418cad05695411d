import type { Platform } from "./platform.ts";

/** The platform every JavaScript host offers: no files, no environment, log lines to the console. */
export function browserPlatform(): Platform {
  return {
    clock: { nowMs: () => performance.now(), date: () => new Date() },
    timers: {
      once(delayMs, task) {
        const handle = setTimeout(task, delayMs);
        return () => clearTimeout(handle);
      },
    },
    yieldToHost: (task) => void setTimeout(task, 0),
    randomUid: () => randomUidFrom(crypto.getRandomValues(new Uint32Array(1))[0] ?? 1),
    writeLine: (line) => console.log(line),
    environment: {},
  };
}

/** Folds 32 random bits into [1, 2^31-1]: 0 means "undefined" in an actor path, and Akka.NET's uids are non-negative Int32. */
export function randomUidFrom(bits: number): number {
  return (bits % 0x7fff_ffff) + 1;
}
