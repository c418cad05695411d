import type { DeliverySerializable } from "../message/delivery-serializable.ts";
import type { DurableQueueState, MessageConfirmed, MessageSent } from "../message/durable-queue-events.ts";

/**
 * Stores the messages of one producer, so that they are delivered although its process ends. The numbered promises are those of the compliance suite.
 * A producer controller makes one call after the other, except `storeConfirmed`, for which it does not wait.
 */
export interface DurableProducerQueue {
  /**
   * D1 of a queue in which nothing was stored: the number of the next message is 1, and nothing is confirmed or unconfirmed. D2 otherwise what was stored and
   * not confirmed, in the order of its numbers. D3 without chunks of a message whose last chunk was not stored; their numbers are given again.
   */
  load(): Promise<DurableQueueState>;
  /** D4 resolves once a later `load` returns the message, however this process ends. D5 a number that is stored already is not stored again. */
  storeSent(message: MessageSent): Promise<void>;
  /**
   * D6 removes the messages with this qualifier up to this number. D7 has no effect the second time. A qualifier with which nothing is unconfirmed need not be
   * remembered: there may be one for each message.
   */
  storeConfirmed(confirmed: MessageConfirmed): Promise<void>;
  /** D8 resolves when everything is stored and nothing is held; may be called twice. */
  close(): Promise<void>;
}

/** What a durable queue is made with. */
export interface DurableQueueContext {
  /** The producer whose messages it stores. */
  readonly producerId: string;
  /** Turns what is stored into bytes and back; `undefined` in a system without remoting. */
  readonly codec: DurableQueueCodec | undefined;
}

/** What a durable queue stores, as bytes. */
export interface DurableQueueCodec {
  /** Throws a SerializationError. */
  encode(event: DeliverySerializable): EncodedEvent;
  /** Throws a SerializationError. */
  decode(encoded: EncodedEvent): unknown;
}

/** A stored event. INTEROP: manifest and bytes of serializer 36. */
export interface EncodedEvent {
  /** One character. */
  readonly manifest: string;
  /** The event. */
  readonly bytes: Uint8Array;
}

/** Makes the durable queue of a producer controller, when that starts. */
export type DurableQueueFactory = (context: DurableQueueContext) => DurableProducerQueue;
