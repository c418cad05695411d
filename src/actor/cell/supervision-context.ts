import { internalRef } from "../ref/internal-actor-ref.ts";
import type { SupervisionContext } from "../supervision/supervisor-strategy.ts";
import type { Child } from "./children.ts";
import type { FaultyCell } from "./faulty-cell.ts";

/** What a strategy may do to the children of `cell`. */
export function supervisionContextOf(cell: FaultyCell): SupervisionContext {
  return {
    get children() {
      return cell.childList(); // asked for by strategies that treat all alike: with many children it is not free
    },
    logFor: (child) => cell.system.log(child.ref.path.toString()),
    nowMs: () => cell.system.platform.clock.nowMs(),
    resume: (child, cause) => cell.childRef(child.ref.path.name)?.sendSystemMessage({ kind: "resume", causedByFailure: cause }),
    restart(child, cause, isHealthy) {
      const ref = cell.childRef(child.ref.path.name);
      if (isHealthy) ref?.sendSystemMessage({ kind: "suspend" });
      ref?.sendSystemMessage({ kind: "recreate", cause });
    },
    stop(child) {
      const known = cell.childOf(internalRef(child.ref));
      if (known !== undefined) stopChild(cell, known);
    },
  };
}

/** Tells a child to stop, and notes that it will: a restart of the parent waits for it. */
export function stopChild(cell: FaultyCell, child: Child): void {
  cell.markDying(child);
  child.ref.sendSystemMessage({ kind: "terminate" });
}
