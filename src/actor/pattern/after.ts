import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import type { SystemContext } from "../context/system-context.ts";

/**
 * Resolves after `delay` with the result of `produce`, or rejects with its error. The time is the system's, so a test's manual clock
 * controls it. Rejects with the signal's reason if it is aborted first. Throws InvalidDurationError.
 */
export function after(system: ActorSystem, delay: Duration, produce?: undefined, signal?: AbortSignal): Promise<void>;
/** As above, for a value. */
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
      new Promise((done) => done(produce?.())).then(resolve, reject); // an error of produce rejects the promise
    };
    const { timers } = (system as SystemContext).platform;
    const cancel = delayMs === Number.POSITIVE_INFINITY ? undefined : timers.once(delayMs, onDue);
  });
}
