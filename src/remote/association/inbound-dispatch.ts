import { type ActorRef, type Address, type LoggingAdapter, NO_SENDER } from "../../actor/index.ts";
import { ActorSelectionMessage, deliverSelection, type InternalActorRef, type SystemMessage } from "../../actor/spi.ts";
import type { Serialization } from "../../serialization/index.ts";
import { DaemonMsgCreate } from "../deploy/create-command.ts";
import { refusalOfStranger } from "../security/strangers.ts";
import type { UntrustedMode } from "../security/untrusted-mode.ts";
import { SYSTEM_MESSAGE_SERIALIZER_ID } from "../serializers/system-message-serializer.ts";
import type { InboundDispatch } from "./endpoint-reader.ts";
import type { ReceivedListener } from "./message-log.ts";

/** Takes the requests to create an actor that the system at `peer` sends. */
export type CreateListener = (recipient: InternalActorRef, command: DaemonMsgCreate, peer: Address) => void;

/** Who hears of what arrives, and who says what may not. */
export interface InboundRules {
  /** The rules for peers that are not trusted, when they are not. */
  readonly untrusted: UntrustedMode | undefined;
  readonly onCreate: CreateListener;
  /** Hears of each system message before its recipient does. */
  readonly onSystemMessage: (recipient: InternalActorRef, message: SystemMessage) => void;
  /** Hears of each message that could be read, when that is to be logged. */
  readonly onReceived: ReceivedListener | undefined;
}

/**
 * For each peer: makes a message of the bytes and gives it to its recipient. What cannot be read is reported and dropped; the association
 * and every other message go on.
 */
export function inboundDispatchTo(
  serialization: Serialization,
  log: LoggingAdapter,
  { untrusted, onCreate, onSystemMessage, onReceived }: InboundRules,
): (peer: Address) => InboundDispatch {
  const drop = (recipient: InternalActorRef, reason: string): void =>
    log.debug("Dropped a message for {0}, as akka.remote.untrusted-mode is on: {1}.", recipient.path, reason);
  return (peer) => (recipient, serializerId, manifest, payload, sender) => {
    const refusalUnread = untrusted?.refusalOfRecipient(recipient);
    if (refusalUnread !== undefined) {
      drop(recipient, refusalUnread);
      return;
    }
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
    if (message === null || message === undefined) {
      log.warning("Dropped a message for {0}: its bytes mean null, which is no message. The association lives on.", recipient.path);
      return;
    }
    if (onReceived !== undefined) onReceived(message, sender, recipient, payload.length);
    if (serializerId === SYSTEM_MESSAGE_SERIALIZER_ID) {
      const stranger = refusalOfStranger(recipient, message as SystemMessage, peer);
      if (stranger !== undefined) {
        log.warning("Dropped a {0} of {1} for {2}: {3}.", (message as SystemMessage).kind, peer, recipient.path, stranger);
        return;
      }
      const refusal = untrusted?.refusalOfSystemMessage(message as SystemMessage);
      if (refusal === undefined) {
        onSystemMessage(recipient, message as SystemMessage);
        recipient.sendSystemMessage(message as SystemMessage);
      } else drop(recipient, refusal);
      return;
    }
    const refusal = untrusted?.refusalOf(recipient, message);
    if (refusal !== undefined) drop(recipient, refusal);
    else if (message instanceof DaemonMsgCreate) onCreate(recipient, message, peer);
    else deliver(recipient, message, sender);
  };
}

function deliver(recipient: InternalActorRef, message: unknown, sender: ActorRef | undefined): void {
  if (message instanceof ActorSelectionMessage) deliverSelection(recipient, message, sender ?? NO_SENDER);
  else recipient.tell(message, sender ?? NO_SENDER);
}
