import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ActorSystem } from "../system/actor-system.ts";
import type { SystemServices } from "../system/system-services.ts";

/**
 * Resolves after `delay` with what `produce` gives then, or rejects with what it throws. Time is the system's, so a test's manual clock drives
 * it. Rejects with the signal's reason when it aborts first. Throws InvalidDurationError.
 */
export function after(system: ActorSystem, delay: Duration, produce?: undefined, signal?: AbortSignal): Promise<void>;
export function after<T>(system: ActorSystem, delay: Duration, produce: () => T | PromiseLike<T>, signal?: AbortSignal): Promise<T>;
export function after(system: ActorSystem, delay: Duration, produce?: () => unknown, signal?: AbortSignal): Promise<unknown> {
  const delayMs = millisecondsOf(delay);
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = (): void => {
      cancel?.();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    const onDue = (): void => {
      signal?.removeEventListener("abort", onAbort);
      new Promise((done) => done(produce?.())).then(resolve, reject); // what produce throws rejects
    };
    const { timers } = (system as SystemServices).platform;
    const cancel = delayMs === Number.POSITIVE_INFINITY ? undefined : timers.once(delayMs, onDue);
  });
}
