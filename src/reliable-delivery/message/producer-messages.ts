import type { ActorRef, AskOptions } from "../../actor/index.ts";

/** To a producer controller: `producer` has messages. Answer: {@link RequestNext}, once a consumer controller has registered. */
export class Start {
  /** An actor of this system. If it restarts under another ref, it sends this again. */
  readonly producer: ActorRef;

  constructor(producer: ActorRef) {
    this.producer = producer;
  }
}

/** To a producer: one message may be sent now. */
export class RequestNext {
  /** The producer, as it was named when its controller was created. */
  readonly producerId: string;
  /** The number that the message will have. */
  readonly currentSeqNr: number;
  /** The highest number that the consumer has confirmed. */
  readonly confirmedSeqNr: number;
  /** Takes the message. */
  readonly sendNextTo: ActorRef;

  constructor(producerId: string, currentSeqNr: number, confirmedSeqNr: number, sendNextTo: ActorRef) {
    this.producerId = producerId;
    this.currentSeqNr = currentSeqNr;
    this.confirmedSeqNr = confirmedSeqNr;
    this.sendNextTo = sendNextTo;
  }

  /**
   * Sends the message. Resolves with its number once it is stored in the durable queue or, without one, once the consumer has confirmed it. Rejects with
   * AskTimeoutError; the message may arrive all the same.
   */
  askNextTo(message: unknown, options?: AskOptions): Promise<number> {
    return this.sendNextTo.ask((replyTo) => new MessageWithConfirmation(message, replyTo), Number, options);
  }
}

/** A message whose number `replyTo` gets once it is stored in the durable queue or, without one, once the consumer has confirmed it. */
export class MessageWithConfirmation {
  /** What the consumer gets. */
  readonly message: unknown;
  /** Gets a number. */
  readonly replyTo: ActorRef;

  constructor(message: unknown, replyTo: ActorRef) {
    this.message = message;
    this.replyTo = replyTo;
  }
}
