import { ActorSelectionMessage } from "../../actor/spi.ts";
import type { Serialization, Serializer } from "../../serialization/index.ts";
import { decodeSelectionEnvelope, encodeSelectionEnvelope } from "../wire/selection-envelope.ts";

/** Carries a message to where a selection leads. INTEROP: Akka.NET's `MessageContainerSerializer`, 6, without manifest. */
export class MessageContainerSerializer implements Serializer {
  readonly identifier = 6;
  readonly #serialization: Serialization;

  constructor(serialization: Serialization) {
    this.#serialization = serialization;
  }

  manifestOf(): string {
    return "";
  }

  toBytes(message: unknown): Uint8Array {
    const { message: inner, elements } = message as ActorSelectionMessage;
    return encodeSelectionEnvelope({ payload: this.#serialization.serialize(inner), steps: elements });
  }

  fromBytes(bytes: Uint8Array): ActorSelectionMessage {
    const { payload, steps } = decodeSelectionEnvelope(bytes);
    const inner = this.#serialization.deserialize(payload.bytes, payload.serializerId, payload.manifest);
    return new ActorSelectionMessage(inner, steps, false);
  }
}
