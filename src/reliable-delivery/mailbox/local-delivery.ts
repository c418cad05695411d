import type { ActorRef } from "../../actor/index.ts";
import { type InternalActorRef, LocalActorRef } from "../../actor/internal.ts";

/** What became of a message to an actor of this system. Only after `"delivered"` was it sent. */
export type LocalOutcome = "delivered" | "full" | "no-recipient";

/** Puts `message` into the mailbox of `recipient`, unless that is full or closed. */
export function deliverLocally(recipient: InternalActorRef, message: unknown, sender: ActorRef | undefined): LocalOutcome {
  if (!(recipient instanceof LocalActorRef)) return "no-recipient";
  const { admission } = recipient;
  if (admission === "closed") return "no-recipient";
  if (admission === "full") return "full";
  recipient.tell(message, sender);
  return "delivered";
}
