import type { CancelTimer, Clock, Timers } from "./platform.ts";

/** The longest delay of `setTimeout`; a longer one would fire at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;
/** Hosts compare whole milliseconds of clocks that are themselves up to 1 ms behind. Unit: ms. */
const MOST_EARLY_MS = 2;
/** From this delay on, {@link MOST_EARLY_MS} do not matter. Unit: ms. */
const LONG_DELAY_MS = 1_000;

/**
 * Timers that never fire early, on top of a host's own. Node and browsers compare whole milliseconds of a time that they read once per turn, so
 * their timers fire before they are due by `performance.now()`. A timer that is early is set again for the rest. A long one is set for so much
 * longer that it is never early, because most are cancelled before they fire: the timeout of an ask must not cost a look at the clock.
 */
export function punctualTimers(clock: Pick<Clock, "nowMs">, setHostTimer: (delayMs: number, task: () => void) => CancelTimer): Timers {
  return {
    once(delayMs, task) {
      if (delayMs >= LONG_DELAY_MS && delayMs <= LONGEST_DELAY_MS - MOST_EARLY_MS) {
        return setHostTimer(Math.ceil(delayMs) + MOST_EARLY_MS, task);
      }
      const dueMs = clock.nowMs() + delayMs;
      const fire = (): void => {
        const leftMs = dueMs - clock.nowMs();
        if (leftMs > 0) cancel = setHostTimer(hostDelayMs(leftMs), fire);
        else task();
      };
      let cancel = setHostTimer(hostDelayMs(delayMs), fire);
      return () => cancel();
    },
  };
}

function hostDelayMs(delayMs: number): number {
  return Math.min(Math.ceil(Math.max(0, delayMs)), LONGEST_DELAY_MS);
}
