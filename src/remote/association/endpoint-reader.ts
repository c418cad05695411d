import type { ActorRef } from "../../actor/index.ts";
import type { InternalActorRef, Observation } from "../../actor/internal.ts";
import { type AcknowledgementInfo, decodeAck } from "../wire/ack.ts";
import { EnvelopeCursor } from "../wire/envelope-decoder.ts";
import { RecentFrame } from "../wire/recent-frame.ts";
import type { InboundResolver } from "./inbound-resolver.ts";

/** Receives each message that arrived whole, with its recipient and sender resolved. Its payload is `bytes[payloadStart..payloadEnd)`. */
export type InboundDispatch = (
  recipient: InternalActorRef,
  serializerId: number,
  manifest: string,
  bytes: Uint8Array,
  payloadStart: number,
  payloadEnd: number,
  sender: ActorRef | undefined,
) => void;

/** Called for numbered messages and for acknowledgements. */
export interface NumberedInbound {
  /** Call `deliver` when it is the turn of the message, which occupies `bytes` until then. */
  onArrival(seq: number, bytes: number, deliver: () => void): void;
  /** The message is addressed to another system. */
  onMisaddressed(seq: number): void;
  onAck(ack: AcknowledgementInfo): void;
}

/**
 * Takes the frames of one connection apart: finds recipient and sender by the bytes of their paths, and hands each message
 * on in the order of arrival, those that are numbered in the order of their numbers.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: no string is made of a path or manifest that was seen before, and a message between the
 * same two actors as the one before it, of the same type and size, is recognized as a whole.
 */
export class EndpointReader {
  readonly #resolver: InboundResolver;
  readonly #dispatch: InboundDispatch;
  readonly #numbered: NumberedInbound;
  readonly #cursor = new EnvelopeCursor();
  readonly #recent: RecentFrame;
  /** Of the frame that was read last, which is the one that {@link #recent} has, if it has any. */
  #recipient: InternalActorRef | undefined;
  #sender: ActorRef | undefined;
  #manifest = "";
  #serializerId = 0;
  #frameBytes = 0;
  #sendersForgotten = 0;
  readonly #observation: Pick<Observation, "sending"> | undefined;
  readonly #ignoresContexts: boolean;

  /** `observation`: of the system, if somebody may look. `ignoresContexts`: what a peer says to go with its messages is not read. */
  constructor(
    resolver: InboundResolver,
    dispatch: InboundDispatch,
    numbered: NumberedInbound,
    observation?: Pick<Observation, "sending">,
    ignoresContexts = false,
  ) {
    this.#observation = observation;
    this.#ignoresContexts = ignoresContexts;
    this.#resolver = resolver;
    this.#recent = new RecentFrame(resolver.chunks);
    this.#dispatch = dispatch;
    this.#numbered = numbered;
  }

  /** Reads the data frame `bytes[start..end)`. Throws `WireFormatError` if it is malformed; the connection must then be closed. */
  onFrame(bytes: Uint8Array, start: number, end: number): void {
    const recent = this.#recent;
    const known = this.#recipient;
    if (known !== undefined && recent.isLike(bytes, start, end)) {
      if (!known.isTerminated && this.#sendersForgotten === this.#resolver.sendersForgotten) {
        const { payloadStart, payloadEnd } = recent;
        this.#hand(known, this.#serializerId, this.#manifest, bytes, start + payloadStart, start + payloadEnd, this.#sender, 0, 0);
        return;
      }
      this.#forget();
    }
    this.#read(bytes, start, end);
  }

  #read(bytes: Uint8Array, start: number, end: number): void {
    const cursor = this.#cursor;
    cursor.read(bytes, start, end);
    const { seq, hasEnvelope } = cursor;
    if (cursor.hasAck) this.#numbered.onAck(decodeAck(bytes, cursor.ackStart, cursor.ackEnd));
    if (!hasEnvelope) return; // an acknowledgement alone
    if (seq === -1) {
      const isMemorable = !cursor.hasAck && cursor.contextEnd === 0;
      this.#deliver(bytes, isMemorable ? start : 0, isMemorable ? end : 0);
      return;
    }
    if (this.#resolver.recipient(bytes, cursor.recipientStart, cursor.recipientEnd) === undefined) {
      this.#numbered.onMisaddressed(seq);
      return;
    }
    const frame = bytes.slice(start, end); // it may be delivered after the bytes have been reused
    this.#numbered.onArrival(seq, frame.length, () => {
      cursor.read(frame, 0, frame.length);
      this.#deliver(frame, 0, 0);
    });
  }

  /** Gives the message that the cursor stands at to its recipient. The frame is `bytes[start..end)`; it is empty if it must not be remembered. */
  #deliver(bytes: Uint8Array, start: number, end: number): void {
    const cursor = this.#cursor;
    const recipient = this.#resolver.recipient(bytes, cursor.recipientStart, cursor.recipientEnd);
    if (recipient === undefined) return; // refused; the resolver has logged why
    const sender = cursor.senderEnd === 0 ? undefined : this.#resolver.sender(bytes, cursor.senderStart, cursor.senderEnd);
    const manifest = cursor.manifestEnd === 0 ? "" : this.#resolver.manifest(bytes, cursor.manifestStart, cursor.manifestEnd);
    const { serializerId, payloadStart, payloadEnd } = cursor;
    if (end > start) this.#note(bytes, start, end, recipient, sender, manifest);
    const { contextStart, contextEnd } = cursor;
    this.#hand(recipient, serializerId, manifest, bytes, payloadStart, payloadEnd, sender, contextStart, contextEnd);
  }

  /** Hands a message on. What goes with it is `bytes[contextStart..contextEnd)`. */
  #hand(
    recipient: InternalActorRef,
    serializerId: number,
    manifest: string,
    bytes: Uint8Array,
    payloadStart: number,
    payloadEnd: number,
    sender: ActorRef | undefined,
    contextStart: number,
    contextEnd: number,
  ): void {
    const sending = this.#observation?.sending;
    if (sending === undefined) {
      this.#dispatch(recipient, serializerId, manifest, bytes, payloadStart, payloadEnd, sender);
      return;
    }
    sending.onArriving(bytes, contextStart, this.#ignoresContexts ? contextStart : contextEnd);
    try {
      this.#dispatch(recipient, serializerId, manifest, bytes, payloadStart, payloadEnd, sender);
    } finally {
      sending.onArrived();
    }
  }

  /** Remembers a frame once two in a row are alike. */
  #note(bytes: Uint8Array, start: number, end: number, recipient: InternalActorRef, sender: ActorRef | undefined, manifest: string): void {
    const { serializerId, payloadStart, payloadEnd } = this.#cursor;
    const { sendersForgotten } = this.#resolver;
    const isRepeated =
      recipient === this.#recipient &&
      sender === this.#sender &&
      manifest === this.#manifest &&
      serializerId === this.#serializerId &&
      end - start === this.#frameBytes &&
      sendersForgotten === this.#sendersForgotten;
    if (isRepeated) {
      this.#recent.remember(bytes, start, end, payloadStart, payloadEnd);
      return;
    }
    this.#recent.forget();
    this.#recipient = recipient;
    this.#sender = sender;
    this.#manifest = manifest;
    this.#serializerId = serializerId;
    this.#frameBytes = end - start;
    this.#sendersForgotten = sendersForgotten;
  }

  #forget(): void {
    this.#recent.forget();
    this.#recipient = undefined;
    this.#sender = undefined;
  }
}
