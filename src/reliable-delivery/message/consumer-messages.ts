import type { ActorRef } from "../../actor/index.ts";

/** To a consumer controller: `deliverTo` takes messages, as {@link Delivery}. */
export class Start {
  /** An actor of this system. The controller stops when it stops. If it restarts under another ref, it sends this again. */
  readonly deliverTo: ActorRef;

  constructor(deliverTo: ActorRef) {
    this.deliverTo = deliverTo;
  }
}

/** To a consumer controller: get messages from this producer controller. Repeated until it answers. */
export class RegisterToProducerController {
  /** In this or another system. */
  readonly producerController: ActorRef;

  constructor(producerController: ActorRef) {
    this.producerController = producerController;
  }
}

/** To a consumer: one message. The next one comes after {@link Confirmed}. */
export class Delivery {
  /** A lost one is no dead letter worth a log line: it is sent again. */
  readonly deadLetterSuppression = true;
  /** What the producer sent. */
  readonly message: unknown;
  /** Takes {@link Confirmed}. */
  readonly confirmTo: ActorRef;
  /** The producer, as it was named when its controller was created. */
  readonly producerId: string;
  /** The number of the message, or of its last chunk. */
  readonly seqNr: number;

  constructor(message: unknown, confirmTo: ActorRef, producerId: string, seqNr: number) {
    this.message = message;
    this.confirmTo = confirmTo;
    this.producerId = producerId;
    this.seqNr = seqNr;
  }
}

/** From a consumer: the message that came last was processed. */
export class Confirmed {
  /** The only one. */
  static readonly instance: Confirmed = new Confirmed();
}

/** To a consumer controller: stop when the consumer has confirmed what has arrived. */
export class DeliverThenStop {
  /** The only one. */
  static readonly instance: DeliverThenStop = new DeliverThenStop();
}
