import { type Duration, errorFrom, millisecondsOf } from "../../base/index.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import { after } from "./after.ts";
import { backoffDelayMs, type ExponentialBackoff, randomShare } from "./exponential-backoff.ts";

/** When a failed attempt is retried. */
export interface RetryOptions {
  /** The number of attempts after the first one: `retries: 2` makes at most three attempts. */
  readonly retries: number;
  /** The pause before each retry: constant, by the number of the retry (from 1), or growing. Default: none. */
  readonly delay?: Duration | ((retry: number) => Duration) | ExponentialBackoff;
  /** Whether to retry after a failure. Default: always. */
  readonly shouldRetry?: (error: Error) => boolean;
  /** Aborts the wait. */
  readonly signal?: AbortSignal;
}

/**
 * Calls `attempt` until it resolves, and resolves with its result. Rejects with the last failure when there are no retries left, and with
 * the signal's reason if it is aborted in between.
 *
 * INTEROP: counts and pauses as in Akka.NET's RetrySupport, whose `attempts` are our `retries`: the first call does not count.
 */
export async function retry<T>(system: ActorSystem, attempt: () => T | PromiseLike<T>, options: RetryOptions): Promise<T> {
  for (let count = 0; ; count += 1) {
    options.signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (thrown) {
      if (count >= options.retries || options.shouldRetry?.(errorFrom(thrown)) === false) throw thrown;
    }
    const delayMs = delayBefore(count + 1, options.delay ?? 0, system);
    if (delayMs > 0) await after(system, delayMs, undefined, options.signal);
  }
}

function delayBefore(retryNumber: number, delay: NonNullable<RetryOptions["delay"]>, system: ActorSystem): number {
  if (typeof delay === "function") return millisecondsOf(delay(retryNumber));
  if (typeof delay !== "object") return millisecondsOf(delay);
  return backoffDelayMs(retryNumber - 1, delay, randomShare(system));
}
