import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ActorSystem } from "../context/actor-system.ts";
import type { SystemContext } from "../context/system-context.ts";

/** A pause that doubles with each attempt. */
export interface ExponentialBackoff {
  /** The first pause. */
  readonly minBackoff: Duration;
  /** The maximum pause, before {@link randomFactor} adds to it. */
  readonly maxBackoff: Duration;
  /** Up to this fraction of the pause is added at random, so that many clients that failed together do not retry together. Default: 0. */
  readonly randomFactor?: number;
}

/**
 * The pause after `count` earlier ones; `random` is the share of the random addition. Pure. Unit: ms.
 * INTEROP: as in Akka.NET's BackoffSupervisor.cs (`CalculateDelay`).
 */
export function backoffDelayMs(count: number, backoff: ExponentialBackoff, random: number): number {
  const { minBackoff, maxBackoff, randomFactor = 0 } = backoff;
  return Math.min(millisecondsOf(maxBackoff), millisecondsOf(minBackoff) * 2 ** count) * (1 + random * randomFactor);
}

/** A random number in (0, 1] from the system's host. */
export function randomShare(system: ActorSystem): number {
  return (system as SystemContext).platform.randomUid() / 0x7fff_ffff;
}
