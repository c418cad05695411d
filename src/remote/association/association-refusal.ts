import type { Address } from "../../actor/index.ts";
import { type Failure, sentenceOf } from "../explanation/index.ts";
import type { AssociationState } from "./association-state.ts";

/** Why a message for a peer was not even queued. Not an error of the sender's: the message becomes a dead letter with this reason. */
export class AssociationRefusal {
  readonly failure: Failure;

  constructor(failure: Failure) {
    this.failure = failure;
  }

  get reason(): string {
    return sentenceOf(this.failure);
  }
}

/** Why an association in `state` takes no messages. */
export function refusalIn(state: AssociationState, remote: Address, nowMs: number): AssociationRefusal {
  return new AssociationRefusal(failureFrom(remote.toString(), state, nowMs));
}

function failureFrom(address: string, state: AssociationState, nowMs: number): Failure {
  switch (state.kind) {
    case "gated":
      return { kind: "gated", address, forMs: state.untilMs - nowMs, because: state.reason };
    case "quarantined":
      return { kind: "quarantined-here", address, uid: state.uid, because: state.reason };
    case "closed":
      return { kind: "shut-down" };
    default:
      return { kind: "association-lost", address };
  }
}
