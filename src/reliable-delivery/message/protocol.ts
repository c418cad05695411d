import type { ActorRef } from "../../actor/index.ts";
import { ANY_MESSAGE_TYPE, DeliverySerializable } from "./delivery-serializable.ts";

/** From a producer controller to a consumer controller: one message, or one chunk of it. */
export class SequencedMessage extends DeliverySerializable {
  /** A lost one is no dead letter worth a log line: it is sent again. */
  readonly deadLetterSuppression = true;
  /** The producer, as it was named when its controller was created. */
  readonly producerId: string;
  /** Its place in the producer's messages and chunks; the first is 1. */
  readonly seqNr: number;
  /** The message, or a `Chunk`. */
  readonly content: unknown;
  /** Whether the consumer controller starts with it. */
  readonly isFirst: boolean;
  /** Whether the confirmation is to be sent at once. */
  readonly wantsAck: boolean;
  /** Who takes requests for more. */
  readonly producerController: ActorRef;
  /** .NET name of the type of the messages. */
  readonly messageType: string;

  constructor(
    producerId: string,
    seqNr: number,
    content: unknown,
    isFirst: boolean,
    wantsAck: boolean,
    producerController: ActorRef,
    messageType: string = ANY_MESSAGE_TYPE,
  ) {
    super();
    this.producerId = producerId;
    this.seqNr = seqNr;
    this.content = content;
    this.isFirst = isFirst;
    this.wantsAck = wantsAck;
    this.producerController = producerController;
    this.messageType = messageType;
  }
}

/** To a producer controller: everything up to a number is confirmed. */
export class Ack extends DeliverySerializable {
  /** A lost one is no dead letter worth a log line: it is sent again. */
  readonly deadLetterSuppression = true;
  /** The highest confirmed number. */
  readonly confirmedSeqNr: number;

  constructor(confirmedSeqNr: number) {
    super();
    this.confirmedSeqNr = confirmedSeqNr;
  }
}

/** To a producer controller: send up to a number. */
export class Request extends DeliverySerializable {
  /** A lost one is no dead letter worth a log line: it is sent again. */
  readonly deadLetterSuppression = true;
  /** The highest confirmed number. */
  readonly confirmedSeqNr: number;
  /** The highest number that may be sent. */
  readonly requestUpToSeqNr: number;
  /** Whether lost messages will be requested again. */
  readonly supportsResend: boolean;
  /** Whether the consumer controller has waited in vain, so that messages may have been lost. */
  readonly isViaTimeout: boolean;

  constructor(confirmedSeqNr: number, requestUpToSeqNr: number, supportsResend: boolean, isViaTimeout: boolean) {
    super();
    this.confirmedSeqNr = confirmedSeqNr;
    this.requestUpToSeqNr = requestUpToSeqNr;
    this.supportsResend = supportsResend;
    this.isViaTimeout = isViaTimeout;
  }
}

/** To a producer controller: messages were lost. */
export class Resend extends DeliverySerializable {
  /** A lost one is no dead letter worth a log line: it is sent again. */
  readonly deadLetterSuppression = true;
  /** The first number that is missing; 0 for everything that is not confirmed. */
  readonly fromSeqNr: number;

  constructor(fromSeqNr: number) {
    super();
    this.fromSeqNr = fromSeqNr;
  }
}

/**
 * To a producer controller: send to this consumer controller. A consumer controller sends it by itself when it is told to register; programs send it to
 * connect a consumer controller from the producer's side.
 */
export class RegisterConsumer extends DeliverySerializable {
  /** Who takes the messages from now on. */
  readonly consumerController: ActorRef;
  /** .NET name of the type of the messages; must be that of the producer controller. */
  readonly messageType: string;

  constructor(consumerController: ActorRef, messageType: string = ANY_MESSAGE_TYPE) {
    super();
    this.consumerController = consumerController;
    this.messageType = messageType;
  }
}
