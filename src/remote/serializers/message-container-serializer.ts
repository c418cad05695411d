import { ActorSelectionMessage } from "../../actor/spi.ts";
import type { PayloadSerialization, Serializer } from "../../serialization/index.ts";
import { decodeSelectionEnvelope, encodeSelectionEnvelope } from "../wire/selection-envelope.ts";

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

  toBytes(message: unknown): Uint8Array {
    const { message: inner, elements } = message as ActorSelectionMessage;
    return encodeSelectionEnvelope({ payload: this.#payloads.serialize(inner), steps: elements });
  }

  fromBytes(bytes: Uint8Array): ActorSelectionMessage {
    const { payload, steps } = decodeSelectionEnvelope(bytes);
    const inner = this.#payloads.deserialize(payload.bytes, payload.serializerId, payload.manifest);
    return new ActorSelectionMessage(inner, steps, false);
  }
}
