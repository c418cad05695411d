import type { Platform } from "./platform.ts";
import { punctualTimers } from "./punctual-timers.ts";

/** The platform that every JavaScript host supports: no files, no environment, log lines on the console. */
export function browserPlatform(): Platform {
  const clock = { nowMs: () => performance.now(), date: () => new Date() };
  return {
    clock,
    timers: punctualTimers(clock, (delayMs, task) => {
      const handle = setTimeout(task, delayMs);
      return () => clearTimeout(handle);
    }),
    yieldToHost: turnsOfChannel(),
    randomUid: () => randomUidFrom(crypto.getRandomValues(new Uint32Array(1))[0] ?? 1),
    writeLine: (line) => console.log(line),
    environment: {},
  };
}

/**
 * Later turns by messages to oneself. Browsers delay timers that set timers by 4 ms, and those of hidden pages by a second or a minute; messages
 * are not delayed.
 */
function turnsOfChannel(): (task: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  port1.unref?.(); // on Node, where tests use this platform, an open port keeps the process alive
  return (task) => {
    tasks.push(task);
    port2.postMessage(undefined);
  };
}

/** Folds 32 random bits into [1, 2^31-1]: 0 means "undefined" in an actor path, and Akka.NET's uids are non-negative Int32. */
export function randomUidFrom(bits: number): number {
  return (bits % 0x7fff_ffff) + 1;
}
