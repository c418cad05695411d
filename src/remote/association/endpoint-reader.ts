import type { ActorRef } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/spi.ts";
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

/**
 * Takes the frames of one connection apart: finds recipient and sender by the bytes of their paths, and hands each message
 * on in the order of arrival.
 *
 * @hotpath `bench/remote-ping-pong`. Buys: no string is made of a path or manifest that was seen before.
 */
export class EndpointReader {
  readonly #resolver: InboundResolver;
  readonly #dispatch: InboundDispatch;
  readonly #cursor = new EnvelopeCursor();

  constructor(resolver: InboundResolver, dispatch: InboundDispatch) {
    this.#resolver = resolver;
    this.#dispatch = dispatch;
  }

  /** Reads the data frame `bytes[start..end)`. Throws `WireFormatError` when it is none: the connection cannot be trusted then. */
  onFrame(bytes: Uint8Array, start: number, end: number): void {
    const cursor = this.#cursor;
    cursor.read(bytes, start, end);
    if (!cursor.hasEnvelope) return; // an acknowledgement alone
    const recipient = this.#resolver.recipient(bytes, cursor.recipientStart, cursor.recipientEnd);
    if (recipient === undefined) return; // refused, and the resolver has said why
    const sender = cursor.senderEnd === 0 ? undefined : this.#resolver.sender(bytes, cursor.senderStart, cursor.senderEnd);
    const manifest = cursor.manifestEnd === 0 ? "" : this.#resolver.manifest(bytes, cursor.manifestStart, cursor.manifestEnd);
    this.#dispatch(recipient, cursor.serializerId, manifest, bytes.subarray(cursor.payloadStart, cursor.payloadEnd), sender);
  }
}
