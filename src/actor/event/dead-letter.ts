import { inspectInOneLine } from "../../base/index.ts";
import { receivedFrom } from "../ref/typed-value.ts";
import type { ActorRef } from "../ref/actor-ref.ts";

/** A message that reached no handler. Subscribe to this class for all kinds, or to one of its subclasses. */
export abstract class AllDeadLetters {
  /** The message that was not delivered. */
  readonly message: unknown;
  /** Dead letters itself if the message had no sender. */
  readonly sender: ActorRef;
  /** The actor that it was sent to. */
  readonly recipient: ActorRef;

  constructor(message: unknown, sender: ActorRef, recipient: ActorRef) {
    this.message = receivedFrom(message);
    this.sender = sender;
    this.recipient = recipient;
  }
}

/** A message that could not be delivered. Published on the event stream and logged within the limits of `akka.log-dead-letters`. */
export class DeadLetter extends AllDeadLetters {
  /** The reason, if more is known than that the recipient does not exist (any more). */
  readonly reason: string | undefined;

  constructor(message: unknown, sender: ActorRef, recipient: ActorRef, reason?: string) {
    super(message, sender, recipient);
    this.reason = reason;
  }
}

/** A dead letter whose reason has been logged as an error: a second line would not say more. */
export class LoggedDeadLetter extends DeadLetter {}

/** An undeliverable message whose class suppresses dead-letter logging, such as a second `PoisonPill`. */
export class SuppressedDeadLetter extends AllDeadLetters {}

/** A message for which its recipient had no handler. */
export class UnhandledMessage extends AllDeadLetters {}

inspectInOneLine(AllDeadLetters.prototype);
