import type { ActorSelection } from "../minimal-ref/actor-selection.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { Routee } from "../routing/routee.ts";

/** The actors at a path; the routees of a group. */
export class ActorSelectionRoutee implements Routee {
  /** The selection that gets the messages. */
  readonly selection: ActorSelection;

  constructor(selection: ActorSelection) {
    this.selection = selection;
  }

  /** Sends `message`. */
  send(message: unknown, sender: ActorRef | undefined): void {
    this.selection.tell(message, sender ?? NO_SENDER);
  }

  /** Whether `other` means the same. */
  equals(other: Routee): boolean {
    return other instanceof ActorSelectionRoutee && this.selection.equals(other.selection);
  }
}
