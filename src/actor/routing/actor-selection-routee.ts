import type { ActorSelection } from "../address/actor-selection.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { Routee } from "./routee.ts";

/** Whoever lives at a path: what groups send to. */
export class ActorSelectionRoutee implements Routee {
  readonly selection: ActorSelection;

  constructor(selection: ActorSelection) {
    this.selection = selection;
  }

  send(message: unknown, sender: ActorRef | undefined): void {
    this.selection.tell(message, sender ?? NO_SENDER);
  }

  equals(other: Routee): boolean {
    return other instanceof ActorSelectionRoutee && this.selection.equals(other.selection);
  }
}
