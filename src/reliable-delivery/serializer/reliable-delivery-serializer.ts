import type { ActorRef } from "../../actor/index.ts";
import {
  type ActorRefResolver,
  type PayloadSerialization,
  type Serializer,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../../serialization/index.ts";
import { Chunk } from "../message/chunk.ts";
import { DurableQueueState, MessageConfirmed, MessageSent, QualifiersRemoved } from "../message/durable-queue-events.ts";
import { Ack, RegisterConsumer, Request, Resend, SequencedMessage } from "../message/protocol.ts";
import {
  decodeAck,
  decodeRegisterConsumer,
  decodeRequest,
  decodeResend,
  decodeSequencedMessage,
  encodeAck,
  encodeRegisterConsumer,
  encodeRequest,
  encodeResend,
  encodeSequencedMessage,
} from "../wire/protocol-codec.ts";
import {
  decodeConfirmed,
  decodeMessageSent,
  decodeQualifiersRemoved,
  decodeQueueState,
  encodeConfirmed,
  encodeMessageSent,
  encodeQualifiersRemoved,
  encodeQueueState,
  type RawMessageSent,
} from "../wire/queue-codec.ts";
import type { RawContent } from "../wire/raw-content.ts";

/** INTEROP: the id in Akka.NET's Cluster.conf. */
export const RELIABLE_DELIVERY_SERIALIZER_ID = 36;

/** INTEROP: the manifests of ReliableDeliverySerializer.cs. */
const MANIFESTS: readonly (readonly [abstract new (...args: never[]) => object, string])[] = [
  [SequencedMessage, "a"],
  [Ack, "b"],
  [Request, "c"],
  [Resend, "d"],
  [RegisterConsumer, "e"],
  [MessageSent, "f"],
  [MessageConfirmed, "g"],
  [DurableQueueState, "h"],
  [QualifiersRemoved, "i"],
];

/** What controllers send to each other, and what durable queues store. INTEROP: Akka.NET's `ReliableDeliverySerializer`, 36. */
export class ReliableDeliverySerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;
  readonly #refs: ActorRefResolver<ActorRef>;
  /** The latest producer controller of another system: it sends many messages, each with its path. */
  #latest: { readonly path: string; readonly ref: ActorRef } | undefined;

  constructor(identifier: number, payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>) {
    this.identifier = identifier;
    this.#payloads = payloads;
    this.#refs = refs;
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    for (const [type, manifest] of MANIFESTS) if (message instanceof type) return manifest;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message of reliable delivery. Bind its class to ` +
        "another serializer in akka.actor.serialization-bindings.",
    );
  }

  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    if (message instanceof SequencedMessage) {
      const { producerId, seqNr, isFirst, wantsAck } = message;
      const producerController = this.#refs.pathOf(message.producerController);
      const content = this.#rawContentOf(message, maximumBytes);
      return encodeSequencedMessage({ producerId, seqNr, isFirst, wantsAck, producerController, content });
    }
    if (message instanceof Ack) return encodeAck(message);
    if (message instanceof Request) return encodeRequest(message);
    if (message instanceof Resend) return encodeResend(message);
    if (message instanceof RegisterConsumer) {
      return encodeRegisterConsumer({
        consumerController: this.#refs.pathOf(message.consumerController),
        messageType: message.messageType,
      });
    }
    if (message instanceof MessageSent) return encodeMessageSent(this.#rawSentOf(message, maximumBytes));
    if (message instanceof MessageConfirmed) return encodeConfirmed(message);
    if (message instanceof DurableQueueState) {
      const { currentSeqNr, highestConfirmedSeqNr, confirmed, messageType } = message;
      const unconfirmed = message.unconfirmed.map((each) => this.#rawSentOf(each, maximumBytes));
      return encodeQueueState({ currentSeqNr, highestConfirmedSeqNr, confirmed, unconfirmed, messageType });
    }
    return encodeQualifiersRemoved(message as QualifiersRemoved);
  }

  /** Throws MalformedDeliveryMessageError and SerializationErrors. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    switch (manifest) {
      case "a": {
        const { producerId, seqNr, isFirst, wantsAck, producerController, content } = decodeSequencedMessage(bytes);
        const controller = this.#producerAt(producerController);
        return new SequencedMessage(producerId, seqNr, this.#contentOf(content), isFirst, wantsAck, controller, content.messageType);
      }
      case "b":
        return decodeAck(bytes);
      case "c":
        return decodeRequest(bytes);
      case "d":
        return decodeResend(bytes);
      case "e": {
        const { consumerController, messageType } = decodeRegisterConsumer(bytes);
        return new RegisterConsumer(this.#refs.resolve(consumerController), messageType);
      }
      case "f":
        return this.#sentOf(decodeMessageSent(bytes));
      case "g":
        return decodeConfirmed(bytes);
      case "h": {
        const { currentSeqNr, highestConfirmedSeqNr, confirmed, unconfirmed, messageType } = decodeQueueState(bytes);
        const sent = unconfirmed.map((each) => this.#sentOf(each));
        return new DurableQueueState(currentSeqNr, highestConfirmedSeqNr, confirmed, sent, messageType);
      }
      case "i":
        return decodeQualifiersRemoved(bytes);
      default:
        throw new UnknownManifestError(
          `Cannot read a message of reliable delivery [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
        );
    }
  }

  #producerAt(path: string): ActorRef {
    if (this.#latest?.path === path) return this.#latest.ref;
    const ref = this.#refs.resolve(path);
    if (!ref.isLocal) this.#latest = { path, ref };
    return ref;
  }

  #rawContentOf({ content, messageType }: SequencedMessage | MessageSent, maximumBytes: number | undefined): RawContent {
    if (content instanceof Chunk) {
      const { bytes, serializerId, manifest, isFirst, isLast } = content;
      return { payload: { bytes, serializerId, manifest }, isFirstChunk: isFirst, isLastChunk: isLast, isChunk: true, messageType };
    }
    const payload = this.#payloads.serialize(content, maximumBytes);
    return { payload, isFirstChunk: true, isLastChunk: true, isChunk: false, messageType };
  }

  #contentOf({ payload, isChunk, isFirstChunk, isLastChunk }: RawContent): unknown {
    const { bytes, serializerId, manifest } = payload;
    if (!isChunk) return this.#payloads.deserialize(bytes, serializerId, manifest);
    return new Chunk(bytes.slice(), isFirstChunk, isLastChunk, serializerId, manifest);
  }

  #rawSentOf(message: MessageSent, maximumBytes: number | undefined): RawMessageSent {
    const { seqNr, qualifier, wantsAck, timestampTicks } = message;
    return { seqNr, qualifier, wantsAck, timestampTicks, content: this.#rawContentOf(message, maximumBytes) };
  }

  #sentOf({ seqNr, qualifier, wantsAck, timestampTicks, content }: RawMessageSent): MessageSent {
    return new MessageSent(seqNr, this.#contentOf(content), wantsAck, qualifier, timestampTicks, content.messageType);
  }
}
