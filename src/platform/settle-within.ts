import type { CancelTimer, Timers } from "./platform.ts";

/**
 * Settles as `work` does, or with what `onTimeout` returns or throws if `work` has not settled after `limitMs`. An infinite limit never
 * passes. `work` itself goes on.
 */
export async function settleWithin<T>(timers: Timers, limitMs: number, work: Promise<T>, onTimeout: () => T): Promise<T> {
  if (limitMs === Number.POSITIVE_INFINITY) return work;
  let cancel: CancelTimer = () => {};
  const timeout = new Promise<"timeout">((resolve) => {
    cancel = timers.once(limitMs, () => resolve("timeout"));
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), timeout]);
    return first === "timeout" ? onTimeout() : first.value;
  } finally {
    cancel();
  }
}
