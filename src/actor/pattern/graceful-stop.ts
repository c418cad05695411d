import type { CancelTimer } from "../../platform/index.ts";
import { type Duration, millisecondsOf, RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { PoisonPill } from "../message/poison-pill.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { TerminationRef } from "./termination-ref.ts";

/** An actor was asked to stop and did not do so in time. */
export class GracefulStopTimeoutError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_GRACEFUL_STOP_TIMEOUT";

  constructor(path: ActorPath, timeoutMs: number) {
    super(`${path} was asked to stop and has not terminated within ${timeoutMs} ms. It may still do so. Give it more time, or send Kill.`);
  }
}

/**
 * Asks `target` to stop by a message, which is handled after earlier ones, and resolves when it has terminated, including `postStop`;
 * immediately if it has already terminated. Rejects with GracefulStopTimeoutError after `timeout`. `stopMessage`: the message to send
 * instead of a `PoisonPill`.
 */
export function gracefulStop(target: AnyActorRef, timeout: Duration, stopMessage: unknown = PoisonPill.instance): Promise<void> {
  return new Promise((resolve, reject) => {
    const timeoutMs = millisecondsOf(timeout);
    const ref = internalRef(target);
    let cancel: CancelTimer | undefined; // before the watcher, which may be notified immediately
    const watcher = new TerminationRef(ref, () => {
      cancel?.();
      resolve();
    });
    const giveUp = (): void => {
      watcher.giveUp();
      reject(new GracefulStopTimeoutError(ref.path, timeoutMs));
    };
    const { timers } = ref.provider.system.platform;
    if (watcher.isTerminated) return;
    cancel = timeoutMs === Number.POSITIVE_INFINITY ? undefined : timers.once(timeoutMs, giveUp);
    (target as ActorRef).tell(stopMessage, NO_SENDER);
  });
}
