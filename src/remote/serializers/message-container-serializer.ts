import { ActorSelectionMessage } from "../../actor/internal.ts";
import type { PayloadSerialization, Serializer } from "../../serialization/index.ts";
import type { Payload } from "../wire/payload.ts";
import { decodeSelectionEnvelope, encodeSelectionEnvelope, type SelectionStep } from "../wire/selection-envelope.ts";
import { UnreadableSelectionError } from "./errors.ts";

/** Carries a message to where a selection leads. INTEROP: Akka.NET's `MessageContainerSerializer`, 6, without manifest. */
export class MessageContainerSerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;

  constructor(identifier: number, payloads: PayloadSerialization) {
    this.identifier = identifier;
    this.#payloads = payloads;
  }

  manifestOf(): string {
    return "";
  }

  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    const { message: inner, elements } = message as ActorSelectionMessage;
    return encodeSelectionEnvelope({ payload: this.#payloads.serialize(inner, maximumBytes), steps: elements });
  }

  /** Throws UnreadableSelectionError if what the selection carries cannot be read. */
  fromBytes(bytes: Uint8Array): ActorSelectionMessage {
    const { payload, steps } = decodeSelectionEnvelope(bytes);
    return new ActorSelectionMessage(this.#messageIn(payload, steps), steps, false);
  }

  #messageIn(payload: Payload, steps: readonly SelectionStep[]): unknown {
    try {
      return this.#payloads.deserialize(payload.bytes, payload.serializerId, payload.manifest);
    } catch (cause) {
      throw new UnreadableSelectionError(steps, payload, cause);
    }
  }
}
