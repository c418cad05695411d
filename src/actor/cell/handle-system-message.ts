import type { InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import { isEnding, STARTING } from "./cell-phase.ts";
import type { DeathWatch } from "./death-watch.ts";
import * as faults from "./fault-handling.ts";
import type { SupervisedCell } from "./supervised-cell.ts";

/** A cell as seen by the code that handles its system messages. */
export interface SystemMessageCell extends SupervisedCell {
  /** Created on first use. */
  watches(): DeathWatch;
}

/** Handles one system message. Throws what user code throws. */
export function handleSystemMessage(cell: SystemMessageCell, message: SystemMessage): void {
  switch (message.kind) {
    case "create":
      if (cell.phase === STARTING && cell.actor === undefined) faults.create(cell);
      return;
    case "recreate":
      return faults.recreate(cell, message.cause);
    case "suspend":
      return faults.suspend(cell);
    case "resume":
      return faults.resume(cell, message.causedByFailure);
    case "terminate":
      return faults.terminate(cell);
    case "supervise":
      return onSupervise(cell, message.child);
    case "watch":
      if (message.watchee === cell.self || message.watchee.equals(cell.self)) cell.watches().addWatcher(message.watcher);
      return;
    case "unwatch":
      cell.deathWatch?.removeWatcher(message.watcher);
      return;
    case "failed":
      return faults.handleFailed(cell, message);
    case "deathWatchNotification":
      return onTerminated(cell, message.actor, message.existenceConfirmed, message.addressTerminated);
  }
}

/**
 * Children are added when they are created. An unknown child from another system was created after this actor had been notified of its end,
 * or had stopped it: no other actor would ever stop it.
 */
function onSupervise(cell: SystemMessageCell, child: InternalActorRef): void {
  if (!child.isLocal && cell.supervised.byRef(child) === undefined) child.sendSystemMessage({ kind: "terminate" });
}

function onTerminated(cell: SystemMessageCell, actor: InternalActorRef, existenceConfirmed: boolean, addressTerminated: boolean): void {
  const terminated = cell.deathWatch?.onTerminated(actor, existenceConfirmed, addressTerminated);
  if (terminated !== undefined && !isEnding(cell.phase)) cell.mailbox.enqueue(terminated, terminated.actor);
  const child = cell.supervised.byRef(actor);
  if (child !== undefined) faults.handleChildTerminated(cell, child);
}
