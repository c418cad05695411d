import type { ActorSystem } from "../../actor/index.ts";
import { type ExtendedActorSystem, type InternalActorRef, LocalActorRef } from "../../actor/internal.ts";

/** What waits in the mailboxes of a system. */
export interface MailboxMeasures {
  readonly messages: number;
  readonly longest: number;
}

/** Looks into the mailboxes of at most `maximumActors` actors, those near the root first. */
export function mailboxMeasuresOf(system: ActorSystem, maximumActors: number): MailboxMeasures {
  const pending: InternalActorRef[] = [(system as ExtendedActorSystem).provider.rootGuardian];
  let messages = 0;
  let longest = 0;
  for (let at = 0; at < pending.length; at += 1) {
    const ref = pending[at];
    if (!(ref instanceof LocalActorRef)) continue;
    const { length } = ref.cell.mailbox;
    messages += length;
    longest = Math.max(longest, length);
    if (pending.length >= maximumActors) continue;
    for (const child of ref.getChildren()) if (pending.length < maximumActors) pending.push(child);
  }
  return { messages, longest };
}

/** How many actors await, and for how long the first of them has. */
export function awaitingMeasuresOf({ observation, platform }: ExtendedActorSystem): { readonly count: number; readonly longestMs: number } {
  const nowMs = platform.clock.nowMs();
  const awaiting = observation.noteAwaiting();
  for (const { awaitingSinceMs } of awaiting) {
    return { count: awaiting.size, longestMs: nowMs - (awaitingSinceMs ?? nowMs) }; // added in the order in which they began
  }
  return { count: 0, longestMs: 0 };
}
