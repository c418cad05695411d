import type { CancelTimer } from "../../platform/index.ts";
import { type Duration, millisecondsOf, RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { PoisonPill } from "../author/poison-pill.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref/internal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { TerminationRef } from "./termination-ref.ts";

/** An actor was asked to stop and has not done so in time. */
export class GracefulStopTimeoutError extends RitsemError {
  readonly code = "RITSEM_GRACEFUL_STOP_TIMEOUT";

  constructor(path: ActorPath, timeoutMs: number) {
    super(
      `${path} was asked to stop and has not terminated within ${timeoutMs} ms. It may still do so; give it more time, or stop it by Kill.`,
    );
  }
}

/**
 * Asks `target` to stop, by a message that waits its turn, and resolves when it has terminated, `postStop` included; at once when it lives no
 * more. Rejects with GracefulStopTimeoutError after `timeout`. `stopMessage`: what to send in place of a `PoisonPill`.
 */
export function gracefulStop(target: AnyActorRef, timeout: Duration, stopMessage: unknown = PoisonPill.instance): Promise<void> {
  return new Promise((resolve, reject) => {
    const timeoutMs = millisecondsOf(timeout);
    const ref = internalRef(target);
    let cancel: CancelTimer | undefined; // before the watcher, which may hear of the end at once
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
