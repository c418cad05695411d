import { type Duration, millisecondsOf } from "../../base/index.ts";
import { errorFrom } from "../cell/actor-error.ts";
import type { ActorSystem } from "../system/actor-system.ts";
import type { SystemServices } from "../system/system-services.ts";
import { after } from "./after.ts";

/** A pause that doubles with each retry. */
export interface Backoff {
  /** Before the first retry. */
  readonly minBackoff: Duration;
  /** The longest pause, before {@link randomFactor} adds to it. */
  readonly maxBackoff: Duration;
  /** Up to this share of the pause is added at random, so that many who failed together do not come back together. Default: 0. */
  readonly randomFactor?: number;
}

/** When something that failed is tried again. */
export interface RetryOptions {
  /** Tries after the first one: `retries: 2` makes at most three attempts. */
  readonly retries: number;
  /** The pause before each retry: always the same, by its number (1 is the first), or growing. Default: none. */
  readonly delay?: Duration | ((retry: number) => Duration) | Backoff;
  /** Whether a failure is worth another try. Default: each is. */
  readonly shouldRetry?: (error: Error) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Calls `attempt` until it resolves, and resolves with that. Rejects with the last failure when the retries are used up, and with the signal's
 * reason when it aborts in between.
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
  const { minBackoff, maxBackoff, randomFactor = 0 } = delay;
  const random = (system as SystemServices).platform.randomUid() / 0x7fff_ffff;
  return Math.min(millisecondsOf(maxBackoff), millisecondsOf(minBackoff) * 2 ** (retryNumber - 1)) * (1 + random * randomFactor);
}
