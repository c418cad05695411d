import type { Platform } from "../../platform/index.ts";
import { ManualPlatform } from "./manual-platform.ts";

/** Calls `listener` after each event, until the returned function is called. */
export type Wake = (listener: () => void) => () => void;

/** How a test waits. The time of a test is the time of the system under test. */
export interface TestTime {
  nowMs(): number;
  /**
   * Resolves with true as soon as `isDone` returns true, or with false after `timeoutMs`. `isDone` is called whenever `wake` reports an
   * event; without `wake`, every `pollMs`.
   */
  waitFor(isDone: () => boolean | Promise<boolean>, timeoutMs: number, wake: Wake | number): Promise<boolean>;
  /** Resolves when pending messages have been handled: on a manual platform all of them, otherwise those of one turn of the host. */
  settle(): Promise<void>;
}

/** The time of `platform`: advanced by the test's waits if it is manual, real otherwise. */
export function testTimeOf(platform: Platform): TestTime {
  return platform instanceof ManualPlatform ? manualTime(platform) : realTime(platform);
}

/** Waiting advances the clock from one due timer to the next, and so takes no real time. */
function manualTime(platform: ManualPlatform): TestTime {
  const { clock } = platform;
  return {
    nowMs: () => clock.nowMs(),
    settle: () => platform.settle(),
    async waitFor(isDone, timeoutMs, wake) {
      const endMs = clock.nowMs() + timeoutMs;
      for (;;) {
        await platform.settle();
        if (await isDone()) return true;
        const nextMs = Math.min(
          clock.nextDueMs ?? Number.POSITIVE_INFINITY,
          typeof wake === "number" ? clock.nowMs() + wake : Number.POSITIVE_INFINITY,
          endMs,
        );
        if (clock.nowMs() >= endMs || nextMs === Number.POSITIVE_INFINITY) return false; // no timer left, so nothing can happen any more
        clock.advanceToMs(nextMs);
      }
    },
  };
}

function realTime(platform: Platform): TestTime {
  const { clock, timers } = platform;
  return {
    nowMs: () => clock.nowMs(),
    settle: () => new Promise((resolve) => platform.yieldToHost(resolve)),
    async waitFor(isDone, timeoutMs, wake) {
      const endMs = clock.nowMs() + timeoutMs;
      const pollMs = typeof wake === "number" ? wake : Number.POSITIVE_INFINITY;
      let hasChanged = false; // set even while isDone runs
      let goOn = (): void => {};
      const onChange = (): void => {
        hasChanged = true;
        goOn();
      };
      const forget = typeof wake === "number" ? () => {} : wake(onChange);
      try {
        for (;;) {
          hasChanged = false;
          if (await isDone()) return true;
          const leftMs = endMs - clock.nowMs();
          if (leftMs <= 0) return false;
          if (hasChanged) continue;
          const waitMs = Math.min(pollMs, leftMs);
          const resumed = new Promise<void>((resolve) => (goOn = resolve));
          const cancel = Number.isFinite(waitMs) ? timers.once(waitMs, onChange) : () => {};
          await resumed;
          cancel();
        }
      } finally {
        forget();
      }
    },
  };
}
