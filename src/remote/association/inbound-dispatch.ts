import { type ActorRef, type LoggingAdapter, NO_SENDER } from "../../actor/index.ts";
import { ActorSelectionMessage, deliverSelection, type InternalActorRef, type SystemMessage } from "../../actor/spi.ts";
import type { Serialization } from "../../serialization/index.ts";
import { SYSTEM_MESSAGE_SERIALIZER_ID } from "../serializers/system-message-serializer.ts";
import type { InboundDispatch } from "./endpoint-reader.ts";

/**
 * Makes a message of the bytes and gives it to its recipient. What cannot be read is reported and dropped; the association
 * and every other message go on.
 */
export function inboundDispatchTo(serialization: Serialization, log: LoggingAdapter): InboundDispatch {
  return (recipient, serializerId, manifest, payload, sender) => {
    let message: unknown;
    try {
      message = serialization.deserialize(payload, serializerId, manifest);
    } catch (error) {
      log.error(
        "Dropped a message for {0} (serializer {1}, manifest [{2}]); the association lives on. {3}",
        recipient.path,
        serializerId,
        manifest,
        error instanceof Error ? error.message : String(error),
      );
      return;
    }
    if (serializerId === SYSTEM_MESSAGE_SERIALIZER_ID) recipient.sendSystemMessage(message as SystemMessage);
    else deliver(recipient, message, sender);
  };
}

function deliver(recipient: InternalActorRef, message: unknown, sender: ActorRef | undefined): void {
  if (message instanceof ActorSelectionMessage) deliverSelection(recipient, message, sender ?? NO_SENDER);
  else recipient.tell(message, sender ?? NO_SENDER);
}
