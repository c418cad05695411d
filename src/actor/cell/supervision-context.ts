import type { SupervisionContext } from "../supervision/supervisor-strategy.ts";
import type { ActorCell } from "./actor-cell.ts";
import { stopChild } from "./fault-handling.ts";

/** What a strategy may do to the children of `cell`. */
export function supervisionContextOf(cell: ActorCell): SupervisionContext {
  return {
    children: cell.childList(),
    logFor: (child) => cell.system.log(child.ref.path.toString()),
    nowMs: () => cell.system.platform.clock.nowMs(),
    resume: (child, cause) => cell.childRef(child.ref.path.name)?.sendSystemMessage({ kind: "resume", causedByFailure: cause }),
    restart(child, cause, isHealthy) {
      const ref = cell.childRef(child.ref.path.name);
      if (isHealthy) ref?.sendSystemMessage({ kind: "suspend" });
      ref?.sendSystemMessage({ kind: "recreate", cause });
    },
    stop(child) {
      const known = cell.childList().find(({ ref }) => ref === child.ref);
      if (known !== undefined) stopChild(cell, known);
    },
  };
}
