import type { ActorRef } from "../ref/actor-ref.ts";

/** A message that reached nobody. Subscribe to this class for all kinds, or to one of its subclasses. */
export abstract class AllDeadLetters {
  readonly message: unknown;
  /** Dead letters itself when the message had no sender. */
  readonly sender: ActorRef;
  readonly recipient: ActorRef;

  constructor(message: unknown, sender: ActorRef, recipient: ActorRef) {
    this.message = message;
    this.sender = sender;
    this.recipient = recipient;
  }
}

/** A message that could not be delivered. Published on the event stream and logged within the limits of `akka.log-dead-letters`. */
export class DeadLetter extends AllDeadLetters {
  /** Why, when more is known than that the recipient does not live (any more). */
  readonly reason: string | undefined;

  constructor(message: unknown, sender: ActorRef, recipient: ActorRef, reason?: string) {
    super(message, sender, recipient);
    this.reason = reason;
  }
}

/** An undeliverable message that asked not to make a fuss, such as a `PoisonPill` that came second. */
export class SuppressedDeadLetter extends AllDeadLetters {}

/** A message that its recipient had no handler for. */
export class UnhandledMessage extends AllDeadLetters {}
