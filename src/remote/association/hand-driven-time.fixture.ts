import type { CancelTimer, Platform } from "../../platform/index.ts";
import { browserPlatform } from "../../platform/index.ts";

/** A clock that a test moves, and the timers that fall due then, in the order of their times. */
export class HandDrivenTime {
  readonly platform: Platform;
  #nowMs = 0;
  #timers: { readonly dueMs: number; readonly task: () => void }[] = [];

  constructor() {
    this.platform = {
      ...browserPlatform(),
      clock: { nowMs: () => this.#nowMs, date: () => new Date(0) },
      timers: { once: (delayMs, task) => this.#once(delayMs, task) },
    };
  }

  get timerCount(): number {
    return this.#timers.length;
  }

  advanceMs(milliseconds: number): void {
    const endMs = this.#nowMs + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ dueMs }) => dueMs <= endMs).sort((one, other) => one.dueMs - other.dueMs)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#nowMs = next.dueMs;
      next.task();
    }
    this.#nowMs = endMs;
  }

  #once(delayMs: number, task: () => void): CancelTimer {
    const timer = { dueMs: this.#nowMs + delayMs, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }
}
