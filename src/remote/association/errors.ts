import type { ActorPath, Address } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";
import { type AddressFailure, type MessageFailure, sentenceOf } from "../explanation/index.ts";
import type { PayloadTooLargeError } from "../../serialization/index.ts";

/** The system that answers at an address calls itself by another one. It would drop what is sent to the wrong one, so nothing is. */
export class MisaddressedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_MISADDRESSED";
  /** The cause as a value. */
  readonly failure: AddressFailure;

  /** @param settingsKey the section of the transport in use, whose settings the text names */
  constructor(dialled: Address, answers: Address, settingsKey: string) {
    const failure: AddressFailure = { kind: "answers-to-another-name", address: `${dialled}`, answers: `${answers}`, settingsKey };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}

/** A message that the peer would answer by closing the connection, and that was therefore not sent. */
export class OversizedPayloadError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_OVERSIZED_PAYLOAD";
  /** The cause as a value. */
  readonly failure: MessageFailure;

  /**
   * @param limitKey the setting of the transport in use that is the limit; absent for a fixed limit
   * @param cause writing stopped at `sizeBytes`, and the message is larger still
   */
  constructor(recipient: ActorPath, sizeBytes: number, limitBytes: number, limitKey?: string, cause?: PayloadTooLargeError) {
    const failure: MessageFailure = {
      kind: "oversized",
      recipient: recipient.toString(),
      sizeBytes,
      limitBytes,
      ...(limitKey === undefined ? {} : { limitKey }),
      ...(cause === undefined ? {} : { isCutShort: true }),
    };
    super(sentenceOf(failure), cause === undefined ? undefined : { cause });
    this.failure = failure;
  }
}
