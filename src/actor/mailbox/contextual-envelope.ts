import type { ActorRef } from "../ref/actor-ref.ts";
import { ContextualMessage } from "../ref/contextual-message.ts";
import type { Envelope } from "./message-queue.ts";

/** An envelope for queues of programs, which see the message alone. */
class ContextualEnvelope implements Envelope {
  readonly message: unknown;
  readonly sender: ActorRef | undefined;
  readonly carried: ContextualMessage;

  constructor(carried: ContextualMessage, sender: ActorRef | undefined) {
    this.message = carried.sent;
    this.sender = sender;
    this.carried = carried;
  }
}

/** What a queue gets. */
export function envelopeOf(message: unknown, sender: ActorRef | undefined): Envelope {
  return typeof message === "object" && message instanceof ContextualMessage
    ? new ContextualEnvelope(message, sender)
    : { message, sender };
}

/** What the actor gets: with what went with the message, if the queue has handed out the envelope that it got. */
export function messageIn(envelope: Envelope): unknown {
  return envelope instanceof ContextualEnvelope ? envelope.carried : envelope.message;
}
