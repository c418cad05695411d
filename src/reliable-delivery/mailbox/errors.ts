import type { ActorPath } from "../../actor/index.ts";
import { RitsemError } from "../../base/index.ts";

/** Why a message is not known to be in a mailbox. */
export type UndeliveredReason = "no-recipient" | "mailbox-full" | "no-answer";

const EXPLANATIONS: Readonly<Record<UndeliveredReason, string>> = {
  "no-recipient":
    "no actor with a mailbox is there: it has stopped, is a router, or is not below /user. The message was not delivered. Look up the actor again, or " +
    "choose a routee.",
  "mailbox-full":
    "its mailbox was full until the timeout. The message was not delivered. Raise mailbox-capacity of its mailbox, or wait longer and ask again.",
  "no-answer":
    "its system did not answer in time. The message may have been delivered. If that system runs Ritsem, it must call MailboxDelivery.get(system) first; Akka.NET " +
    "cannot confirm: use a ProducerController, and a ConsumerController there.",
};

/** A message is not known to be in the mailbox of its recipient. */
export class UndeliveredMessageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DELIVERY_UNDELIVERED_MESSAGE";
  /** With `"no-answer"`, the message may have been delivered; otherwise it was not. */
  readonly reason: UndeliveredReason;

  constructor(recipient: ActorPath, reason: UndeliveredReason) {
    super(`A message for ${recipient} is not known to be in its mailbox: ${EXPLANATIONS[reason]}`);
    this.reason = reason;
  }
}
