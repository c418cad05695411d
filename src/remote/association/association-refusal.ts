import type { Address } from "../../actor/index.ts";
import { type Failure, sentenceOf } from "../explanation/index.ts";
import type { AssociationState } from "./association-state.ts";

/** Why a message for a peer was not even queued. Not an error of the sender's: the message becomes a dead letter with this reason. */
export class AssociationRefusal {
  readonly failure: Failure;

  constructor(remote: Address, state: AssociationState, nowMs: number) {
    this.failure = failureFrom(remote.toString(), state, nowMs);
  }

  get reason(): string {
    return sentenceOf(this.failure);
  }
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
