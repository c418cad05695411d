import type { InternalActorRef, LocalActorRef } from "../../actor/internal.ts";
import { isLocalActor } from "./local-actor.ts";

/** Actors that are visited before the clock is read. */
const ACTORS_PER_LOOK = 256;
/** How long a walk goes on before actors and sockets have their turn. Unit: ms. */
const SLICE_MS = 2;

/** What a walk needs of its host. */
export interface WalkContext {
  nowMs(): number;
  yieldToHost(task: () => void): void;
}

/**
 * Visits `root` and all actors of this system below it. A large tree is visited in slices, between which actors have their turns: actors that
 * start or stop meanwhile may be missed. Returns how many were visited.
 */
export async function walk(root: InternalActorRef, context: WalkContext, visit: (actor: LocalActorRef) => void): Promise<number> {
  const left: InternalActorRef[] = [root];
  let visited = 0;
  let sliceEndsMs = context.nowMs() + SLICE_MS;
  for (let ref = left.pop(); ref !== undefined; ref = left.pop()) {
    if (!isLocalActor(ref)) continue;
    visit(ref);
    visited += 1;
    if (ref.cell.supervised.size > 0) for (const child of ref.cell.supervised.refs()) left.push(child);
    if (visited % ACTORS_PER_LOOK !== 0 || context.nowMs() < sliceEndsMs) continue;
    await new Promise<void>((resolve) => context.yieldToHost(resolve));
    sliceEndsMs = context.nowMs() + SLICE_MS;
  }
  return visited;
}
