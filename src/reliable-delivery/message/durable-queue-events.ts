import { ANY_MESSAGE_TYPE, DeliverySerializable } from "./delivery-serializable.ts";

/** The qualifier of confirmations where a producer has one consumer. */
export const NO_QUALIFIER = "";

/** The fact that a message was sent. */
export class MessageSent extends DeliverySerializable {
  /** Its number. */
  readonly seqNr: number;
  /** The message, or a `Chunk`. */
  readonly content: unknown;
  /** Whether its producer waits for the confirmation. */
  readonly wantsAck: boolean;
  /** What confirms it: a consumer, or {@link NO_QUALIFIER}. */
  readonly qualifier: string;
  /** When it was sent. Unit: ticks of 100 ns since the year 1, as in .NET. */
  readonly timestampTicks: bigint;
  /** .NET name of the type of the messages. */
  readonly messageType: string;

  constructor(
    seqNr: number,
    content: unknown,
    wantsAck: boolean,
    qualifier: string,
    timestampTicks: bigint,
    messageType: string = ANY_MESSAGE_TYPE,
  ) {
    super();
    this.seqNr = seqNr;
    this.content = content;
    this.wantsAck = wantsAck;
    this.qualifier = qualifier;
    this.timestampTicks = timestampTicks;
    this.messageType = messageType;
  }
}

/** The fact that messages were confirmed: those with this qualifier up to a number. */
export class MessageConfirmed extends DeliverySerializable {
  /** The highest confirmed number. */
  readonly seqNr: number;
  /** As in {@link MessageSent}. */
  readonly qualifier: string;
  /** When it was confirmed. Unit: ticks of 100 ns since the year 1, as in .NET. */
  readonly timestampTicks: bigint;

  constructor(seqNr: number, qualifier: string, timestampTicks: bigint) {
    super();
    this.seqNr = seqNr;
    this.qualifier = qualifier;
    this.timestampTicks = timestampTicks;
  }
}

/** The fact that the confirmations of some qualifiers are not remembered any more. */
export class QualifiersRemoved extends DeliverySerializable {
  /** These. */
  readonly qualifiers: readonly string[];

  constructor(qualifiers: readonly string[]) {
    super();
    this.qualifiers = qualifiers;
  }
}

/** Everything that a durable queue remembers. */
export class DurableQueueState extends DeliverySerializable {
  /** The number of the next message. */
  readonly currentSeqNr: number;
  /** The highest confirmed number of all qualifiers. */
  readonly highestConfirmedSeqNr: number;
  /** The latest confirmation of each qualifier. */
  readonly confirmed: readonly MessageConfirmed[];
  /** In the order in which they were sent. */
  readonly unconfirmed: readonly MessageSent[];
  /** .NET name of the type of the messages. */
  readonly messageType: string;

  constructor(
    currentSeqNr: number,
    highestConfirmedSeqNr: number,
    confirmed: readonly MessageConfirmed[],
    unconfirmed: readonly MessageSent[],
    messageType: string = ANY_MESSAGE_TYPE,
  ) {
    super();
    this.currentSeqNr = currentSeqNr;
    this.highestConfirmedSeqNr = highestConfirmedSeqNr;
    this.confirmed = confirmed;
    this.unconfirmed = unconfirmed;
    this.messageType = messageType;
  }
}
