import type { Address } from "../../actor/index.ts";
import type { AssociationState } from "./association-state.ts";

/** Why a message for a peer was not even queued. Not an error of the sender's: the message becomes a dead letter with this reason. */
export class AssociationRefusal {
  readonly reason: string;

  constructor(remote: Address, state: AssociationState) {
    this.reason = reasonFor(remote, state);
  }
}

function reasonFor(remote: Address, state: AssociationState): string {
  switch (state.kind) {
    case "gated":
      return `${remote} is gated after a failed association (akka.remote.retry-gate-closed-for): ${state.reason}`;
    case "quarantined":
      return `${remote} is quarantined, incarnation ${state.uid}: ${state.reason}`;
    case "closed":
      return "remoting has shut down";
    default:
      return `the association with ${remote} was lost before the message could be sent`;
  }
}
