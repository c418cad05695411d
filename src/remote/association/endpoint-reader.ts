import type { ActorRef } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/internal.ts";
import { type AcknowledgementInfo, decodeAck } from "../wire/ack.ts";
import { EnvelopeCursor } from "../wire/envelope-decoder.ts";
import type { InboundResolver } from "./inbound-resolver.ts";

/** Receives each message that arrived whole, with its recipient and sender resolved. */
export type InboundDispatch = (
  recipient: InternalActorRef,
  serializerId: number,
  manifest: string,
  payload: Uint8Array,
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
 * @hotpath `bench/remote-ping-pong`. Buys: no string is made of a path or manifest that was seen before.
 */
export class EndpointReader {
  readonly #resolver: InboundResolver;
  readonly #dispatch: InboundDispatch;
  readonly #numbered: NumberedInbound;
  readonly #cursor = new EnvelopeCursor();

  constructor(resolver: InboundResolver, dispatch: InboundDispatch, numbered: NumberedInbound) {
    this.#resolver = resolver;
    this.#dispatch = dispatch;
    this.#numbered = numbered;
  }

  /** Reads the data frame `bytes[start..end)`. Throws `WireFormatError` if it is malformed; the connection must then be closed. */
  onFrame(bytes: Uint8Array, start: number, end: number): void {
    const cursor = this.#cursor;
    cursor.read(bytes, start, end);
    const { seq, hasEnvelope } = cursor;
    if (cursor.hasAck) this.#numbered.onAck(decodeAck(bytes, cursor.ackStart, cursor.ackEnd));
    if (!hasEnvelope) return; // an acknowledgement alone
    if (seq === -1) {
      this.#deliver(bytes);
      return;
    }
    if (this.#resolver.recipient(bytes, cursor.recipientStart, cursor.recipientEnd) === undefined) {
      this.#numbered.onMisaddressed(seq);
      return;
    }
    const frame = bytes.slice(start, end); // it may be delivered after the bytes have been reused
    this.#numbered.onArrival(seq, frame.length, () => {
      cursor.read(frame, 0, frame.length);
      this.#deliver(frame);
    });
  }

  /** Gives the message that the cursor stands at to its recipient. */
  #deliver(bytes: Uint8Array): void {
    const cursor = this.#cursor;
    const recipient = this.#resolver.recipient(bytes, cursor.recipientStart, cursor.recipientEnd);
    if (recipient === undefined) return; // refused; the resolver has logged why
    const sender = cursor.senderEnd === 0 ? undefined : this.#resolver.sender(bytes, cursor.senderStart, cursor.senderEnd);
    const manifest = cursor.manifestEnd === 0 ? "" : this.#resolver.manifest(bytes, cursor.manifestStart, cursor.manifestEnd);
    this.#dispatch(recipient, cursor.serializerId, manifest, bytes.subarray(cursor.payloadStart, cursor.payloadEnd), sender);
  }
}
