import type { Terminated } from "../message/terminated.ts";
import type { AnyActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import { TerminationRef } from "./termination-ref.ts";

/**
 * Resolves when `target` has terminated, immediately if it already has. Can be used outside of actors, where there is no `context.watch`.
 * Rejects with the signal's reason if it is aborted first.
 */
export function watchAsync(target: AnyActorRef, signal?: AbortSignal): Promise<Terminated> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = (): void => {
      watcher.giveUp();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    const watcher = new TerminationRef(internalRef(target), (terminated) => {
      signal?.removeEventListener("abort", onAbort);
      resolve(terminated);
    });
  });
}
