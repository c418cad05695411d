import type { ActorPath } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";
import { type MessageFailure, sentenceOf } from "../explanation/index.ts";

/** A message that the peer would answer by closing the connection, and that was therefore not sent. */
export class OversizedPayloadError extends RitsemError {
  readonly code = "RITSEM_REMOTE_OVERSIZED_PAYLOAD";
  readonly failure: MessageFailure;

  constructor(recipient: ActorPath, sizeBytes: number, limitBytes: number) {
    const failure: MessageFailure = { kind: "oversized", recipient: recipient.toString(), sizeBytes, limitBytes };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}
