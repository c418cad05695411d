import { errorFrom } from "../../base/index.ts";
import type { CancelTimer } from "../../platform/index.ts";
import type { SystemContext } from "../context/system-context.ts";
import { isPromiseLike } from "../context/is-promise-like.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { enterCell, type RunningCell } from "../ref/current-cell.ts";
import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import type { CellPhase } from "./cell-phase.ts";

// How a cell waits for the promise of a handler or hook. Stateless, like `fault-handling.ts`: the state is the cell's.

/** A cell as seen by the code that waits for its handlers and hooks. */
export interface AwaitingCell extends RunningCell {
  readonly self: InternalActorRef;
  readonly system: SystemContext;
  readonly mailbox: Mailbox;
  readonly log: LoggingAdapter;
  readonly phase: CellPhase;
  readonly currentMessage: unknown;
  /** Since when a handler or hook has awaited a promise, in monotonic ms; `undefined` if none does. */
  awaitingSinceMs: number | undefined;
  /** Cancels the warning about an actor that should stop or restart but is still waiting; absent if there is none. */
  cancelStuckWarning: CancelTimer | undefined;
  /** A handler has completed: restarts the receive timeout. */
  restartReceiveTimeout(): void;
  endTurn(): void;
}

/** Runs `hook` to completion, then calls `done` or `failed`. Hooks are not re-entered, and no user message is handled meanwhile. */
export function runHook(cell: AwaitingCell, hook: () => unknown, done: () => void, failed: (error: Error) => void): void {
  let result: unknown;
  try {
    result = hook();
  } catch (error) {
    failed(errorFrom(error));
    return;
  }
  if (isPromiseLike(result)) waitFor(cell, result, done, failed);
  else done();
}

/** Holds back user messages, restarts and stops until `promise` settles, then calls `done` or `failed`. */
export function waitFor(cell: AwaitingCell, promise: PromiseLike<unknown>, done: () => void, failed: (error: Error) => void): void {
  const { mailbox, self, system } = cell;
  cell.awaitingSinceMs = system.platform.clock.nowMs();
  system.observation.awaiting?.add(cell);
  mailbox.addBarrier();
  system.senderHint?.awaits(self);
  if (cell.phase.kind === "terminating" || cell.phase.kind === "restarting") warnWhenStuck(cell);
  const settle = (next: () => void): void => {
    cell.awaitingSinceMs = undefined;
    system.observation.awaiting?.delete(cell);
    system.senderHint?.awaitsNoMore(self);
    cell.cancelStuckWarning?.();
    cell.cancelStuckWarning = undefined;
    const previous = enterCell(cell);
    try {
      next();
      if (cell.awaitingSinceMs === undefined) cell.restartReceiveTimeout();
    } finally {
      enterCell(previous);
      cell.endTurn();
      mailbox.removeBarrier();
    }
  };
  Promise.resolve(promise).then(
    // a thenable of another library may throw, or call back twice
    () => settle(done),
    (error: unknown) => settle(() => failed(errorFrom(error))),
  );
}

/** Logs one warning if the cell is still waiting after `ritsem.actor.stuck-handler-warning-after`. */
export function warnWhenStuck(cell: AwaitingCell): void {
  const { platform, settings } = cell.system;
  const afterMs = settings.stuckHandlerWarningMs;
  if (cell.cancelStuckWarning !== undefined || afterMs === Number.POSITIVE_INFINITY) return;
  cell.cancelStuckWarning = platform.timers.once(afterMs, () => {
    cell.log.warning(
      "{0} was asked to stop or restart but has waited {1} ms for {2} to settle. Until then it cannot stop, and its system only after " +
        "ritsem.actor.terminate-timeout. Give what it awaits a timeout or an AbortSignal. The time is ritsem.actor.stuck-handler-warning-after.",
      cell.self.path.toString(),
      afterMs,
      cell.currentMessage === undefined ? "a hook" : `its handler of ${nameOf(cell.currentMessage)}`,
    );
  });
}

function nameOf(message: unknown): string {
  return typeof message === "object" && message !== null ? (message.constructor?.name ?? "an object") : `a ${typeof message}`;
}
