import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { LocalActorRef } from "../local-ref/local-actor-ref.ts";

/**
 * The actors below `root` that keep it from stopping: those that await a promise, and those that are stopping and have no children to wait
 * for.
 */
export function lastingActors(root: InternalActorRef): readonly InternalActorRef[] {
  const found: InternalActorRef[] = [];
  const left: InternalActorRef[] = [root];
  for (let ref = left.pop(); ref !== undefined; ref = left.pop()) {
    if (ref.isTerminated) continue;
    const children = ref.getChildren();
    for (const child of children) left.push(child);
    if (isLasting(ref, children.length)) found.push(ref);
  }
  return found;
}

function isLasting(ref: InternalActorRef, childCount: number): boolean {
  if (!(ref instanceof LocalActorRef)) return childCount === 0; // a child in another system
  return ref.cell.isAwaiting || (childCount === 0 && ref.cell.phase.kind === "terminating");
}
