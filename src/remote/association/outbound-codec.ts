import type { ActorRef, Address } from "../../actor/index.ts";
import { ContextualMessage } from "../../actor/internal.ts";
import { PayloadTooLargeError, type Serializer, SerializerFailedError, serializerFailure } from "../../serialization/index.ts";
import { SpareBuffer } from "../transport/index.ts";
import type { EnvelopeEncoder } from "../wire/envelope-encoder.ts";
import type { SentListener } from "./message-log.ts";
import { OversizedPayloadError } from "./errors.ts";
import type { OutboundRecipient } from "./outbound-queue.ts";
import { isTemporary } from "./temporary-path.ts";

/** Told, around the writing of each message, for whom it is. */
export interface CodecDeparture {
  begin(peer: Address): void;
  end(): void;
}

/** An envelope's sequence number when the message is not numbered. */
const NOT_SEQUENCED = -1;
const NO_MANIFEST = new Uint8Array(0);
/** Payloads up to this size are encoded without an allocation. Unit: bytes. */
const SCRATCH_BYTES = 4096;
/** Few blocks are larger. Unit: bytes. */
const LARGEST_SPARE_BYTES = 2 * 65_536;

/**
 * Turns messages into frames. One per system: it keeps the bytes of sender paths and manifests, which are the same for every
 * message of an actor or a type.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: no string is encoded twice, no buffer is allocated for a primitive payload.
 */
export class OutboundCodec {
  readonly #limitKey: string;
  readonly #pathOf: (ref: ActorRef) => string;
  readonly #onSent: SentListener | undefined;
  /** Told for whom a message is written; absent if there is one transport. */
  readonly departure: CodecDeparture | undefined;
  /** Shared by the connections that write with this codec. */
  readonly spareBuffer: SpareBuffer = new SpareBuffer(LARGEST_SPARE_BYTES);
  readonly #senderBytes = new WeakMap<ActorRef, Uint8Array>();
  readonly #manifestBytes = new Map<string, Uint8Array>([["", NO_MANIFEST]]);
  readonly #utf8 = new TextEncoder();
  readonly #scratch: Uint8Array = new Uint8Array(SCRATCH_BYTES);
  #isEncoding = false;
  #lastSender: ActorRef | undefined;
  #lastSenderBytes: Uint8Array | undefined;

  /**
   * `limitKey` is the setting that limits frames, `pathOf` gives the text by which other systems know a ref, and `onSent` is called for each
   * message that has become a frame. `departure` is told which peer a message is written for; absent if there is one transport.
   */
  constructor(limitKey: string, pathOf: (ref: ActorRef) => string, onSent?: SentListener, departure?: CodecDeparture) {
    this.departure = departure;
    this.#limitKey = limitKey;
    this.#pathOf = pathOf;
    this.#onSent = onSent;
  }

  /** Whether a serializer is at work. It may send messages, which must not be encoded meanwhile. */
  get isEncoding(): boolean {
    return this.#isEncoding;
  }

  /** Appends one frame, numbered when `seq` is given. Throws what the serializer throws, and {@link OversizedPayloadError} before anything was appended. */
  encode(
    encoder: EnvelopeEncoder,
    queued: unknown,
    sender: ActorRef | undefined,
    recipient: OutboundRecipient,
    serializer: Serializer,
    maximumFrameBytes: number,
    seq: number = NOT_SEQUENCED,
  ): void {
    const context = typeof queued === "object" && queued instanceof ContextualMessage ? queued : undefined;
    const message = context === undefined ? queued : context.sent;
    let fields = context !== undefined && encoder.peerReadsContexts ? context.envelopeFields : undefined;
    let manifest: Uint8Array;
    let payload: Uint8Array = this.#scratch;
    let payloadBytes = -1;
    const { departure } = this;
    departure?.begin(recipient.path.address);
    this.#isEncoding = true;
    try {
      manifest = this.#manifest(serializer.manifestOf(message));
      if (serializer.encodeInto !== undefined) payloadBytes = serializer.encodeInto(message, payload, 0, maximumFrameBytes);
      if (payloadBytes < 0) {
        payload = serializer.toBytes(message, maximumFrameBytes);
        payloadBytes = payload.length;
      }
    } catch (error) {
      if (error instanceof PayloadTooLargeError) {
        throw new OversizedPayloadError(recipient.path, error.writtenBytes, maximumFrameBytes, this.#limitKey, error);
      }
      const failure = serializerFailure(error, serializer, message);
      throw failure instanceof SerializerFailedError ? failure.sentTo(recipient.path.toString()) : failure;
    } finally {
      this.#isEncoding = false;
      departure?.end();
    }
    const senderBytes = sender === undefined ? undefined : this.#sender(sender);
    const { pathBytes } = recipient;
    let frameBytes = encoder.frameBytes(pathBytes, senderBytes, serializer.identifier, manifest, payloadBytes, seq, undefined, fields);
    if (frameBytes > maximumFrameBytes && fields !== undefined) {
      fields = undefined; // better a message without its trace than none
      frameBytes = encoder.frameBytes(pathBytes, senderBytes, serializer.identifier, manifest, payloadBytes, seq);
    }
    if (frameBytes > maximumFrameBytes) throw new OversizedPayloadError(recipient.path, frameBytes, maximumFrameBytes, this.#limitKey);
    encoder.append(pathBytes, senderBytes, serializer.identifier, manifest, payload, 0, payloadBytes, seq, undefined, fields);
    if (this.#onSent !== undefined && seq === NOT_SEQUENCED) this.#onSent(message, sender, recipient, frameBytes);
  }

  #sender(sender: ActorRef): Uint8Array {
    if (sender === this.#lastSender && this.#lastSenderBytes !== undefined) return this.#lastSenderBytes;
    let bytes = this.#senderBytes.get(sender);
    if (bytes === undefined) {
      bytes = this.#utf8.encode(this.#pathOf(sender));
      if (!isTemporary(sender.path)) this.#senderBytes.set(sender, bytes); // the ref of an ask sends one message
    }
    this.#lastSender = sender;
    this.#lastSenderBytes = bytes;
    return bytes;
  }

  #manifest(manifest: string): Uint8Array {
    let bytes = this.#manifestBytes.get(manifest);
    if (bytes === undefined) {
      bytes = this.#utf8.encode(manifest);
      this.#manifestBytes.set(manifest, bytes); // bounded: manifests are names of registered types
    }
    return bytes;
  }
}
