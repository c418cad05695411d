import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import type { SupervisionContext } from "../supervision/supervisor-strategy.ts";
import type { Child } from "./children.ts";
import type { SupervisedCell } from "./supervised-cell.ts";

/** What a strategy can do to the children of `cell`. */
export function supervisionContextOf(cell: SupervisedCell): SupervisionContext {
  return {
    get children() {
      return cell.supervised.list(); // used only by strategies that act on all children, because it is expensive with many children
    },
    logFor: (child) => cell.system.log(child.ref.path.toString()),
    nowMs: () => cell.system.platform.clock.nowMs(),
    resume: (child, cause) => cell.supervised.refByName(child.ref.path.name)?.sendSystemMessage({ kind: "resume", causedByFailure: cause }),
    restart(child, cause, isHealthy) {
      const ref = cell.supervised.refByName(child.ref.path.name);
      if (isHealthy) ref?.sendSystemMessage({ kind: "suspend" });
      ref?.sendSystemMessage({ kind: "recreate", cause });
    },
    stop(child) {
      const known = cell.supervised.byRef(internalRef(child.ref));
      if (known !== undefined) stopChild(cell, known);
    },
  };
}

/** Tells a child to stop, and records that it will: a restart of the parent waits for it. */
export function stopChild(cell: SupervisedCell, child: Child): void {
  cell.supervised.markDying(child);
  child.ref.sendSystemMessage({ kind: "terminate" });
}
