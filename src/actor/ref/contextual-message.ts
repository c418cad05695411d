import type { ActorRef } from "./actor-ref.ts";
import { receivedFrom, TypedValue } from "./typed-value.ts";

/**
 * A message on its way with something that its receiver does not see, such as the trace that it belongs to. Made by the
 * `SendingObserver` of a system in place of the message that is sent.
 */
export abstract class ContextualMessage extends TypedValue {
  /** What was sent. */
  readonly sent: unknown;

  constructor(sent: unknown) {
    super();
    this.sent = sent;
  }

  /** What the receiver sees. */
  override get value(): unknown {
    return receivedFrom(this.sent);
  }

  /** What it adds to the envelope of a frame: fields of protobuf, tags included. */
  abstract readonly envelopeFields: Uint8Array;

  /** Handles what was sent by `handle`, whose result or promise is returned. Throws what `handle` throws. */
  abstract override handledBy(self: ActorRef, handle: (sent: unknown) => unknown): unknown;
}

/** What was sent, with or without something that goes with it. */
export function sentIn(message: unknown): unknown {
  return typeof message === "object" && message instanceof ContextualMessage ? message.sent : message;
}
