import { SYSTEM_MESSAGE_SERIALIZER_ID } from "../wire/serializer-ids.ts";
import { errorFrom } from "../../base/index.ts";
import { type Address, type EventStream, type LoggingAdapter, NO_SENDER } from "../../actor/index.ts";
import { ActorSelectionMessage, deliverSelection, type InternalActorRef, type SystemMessage } from "../../actor/internal.ts";
import type { Serialization } from "../../serialization/index.ts";
import { DaemonMsgCreate } from "../deploy/create-command.ts";
import { sentenceOf } from "../explanation/index.ts";
import { UndeliverableMessage } from "../lifecycle/undeliverable-message.ts";
import { refusalOfEnd, refusalOfStranger } from "../security/system-message-origin.ts";
import type { UntrustedMode } from "../security/untrusted-mode.ts";
import { UnreadableSelectionError } from "../serializers/errors.ts";
import type { InboundDispatch } from "./endpoint-reader.ts";
import type { ReceivedListener } from "./message-log.ts";

/** Takes the requests to create an actor that the system at `peer` sends. */
export type CreateListener = (recipient: InternalActorRef, command: DaemonMsgCreate, peer: Address) => void;

/** Callbacks and rules that apply to every inbound message. */
export interface InboundRules {
  /** The rules for untrusted peers; absent if peers are trusted. */
  readonly untrusted: UntrustedMode | undefined;
  /** Gets an {@link UndeliverableMessage} for each message that cannot be read. */
  readonly eventStream: Pick<EventStream, "publish">;
  readonly onCreate: CreateListener;
  /** Called for each system message before its recipient gets it; returns why it must not, if so. */
  readonly onSystemMessage: (recipient: InternalActorRef, message: SystemMessage) => string | undefined;
  /** Called for each message that could be read; absent if messages are not logged. */
  readonly onReceived: ReceivedListener | undefined;
}

/**
 * For each peer: makes a message of the bytes and gives it to its recipient. What cannot be read is reported and dropped; the association
 * and every other message go on.
 */
export function inboundDispatchTo(
  serialization: Serialization,
  log: LoggingAdapter,
  { untrusted, eventStream, onCreate, onSystemMessage, onReceived }: InboundRules,
): (peer: Address) => InboundDispatch {
  const drop = (recipient: InternalActorRef, reason: string): void =>
    log.debug("Dropped a message for {0}, as akka.remote.untrusted-mode is on: {1}.", recipient.path, reason);
  const mayTake = (recipient: InternalActorRef, message: unknown, peer: Address): boolean => {
    const reason = refusalOfEnd(recipient, message);
    if (reason === undefined) return true;
    log.warning("Dropped a {0} of {1} for {2}: {3}.", (message as object).constructor.name, peer, recipient.path, reason);
    return false;
  };
  return (peer) => (recipient, serializerId, manifest, bytes, payloadStart, payloadEnd, sender) => {
    const refusalUnread = untrusted?.refusalOfRecipient(recipient);
    if (refusalUnread !== undefined) {
      drop(recipient, refusalUnread);
      return;
    }
    let message: unknown;
    try {
      message = serialization.deserializeRange(bytes, payloadStart, payloadEnd, serializerId, manifest);
    } catch (error) {
      const selected = error instanceof UnreadableSelectionError ? error : undefined;
      const failure = {
        kind: "unreadable-message",
        path: selected?.pathFrom(recipient.path) ?? recipient.path.toString(),
        serializerId: selected?.serializerId ?? serializerId,
        manifest: selected?.manifest ?? manifest,
        why: selected?.reason ?? errorFrom(error).message,
      } as const;
      log.error("{0}", sentenceOf(failure));
      eventStream.publish(new UndeliverableMessage(failure));
      return;
    }
    if (message === null || message === undefined) {
      log.warning("Dropped a message for {0}: its payload is null, which is not a message. The association lives on.", recipient.path);
      return;
    }
    if (onReceived !== undefined) onReceived(message, sender, recipient, payloadEnd - payloadStart);
    if (serializerId === SYSTEM_MESSAGE_SERIALIZER_ID) {
      const systemMessage = message as SystemMessage;
      const stranger = refusalOfStranger(recipient, systemMessage, peer);
      const refusal = stranger ?? untrusted?.refusalOfSystemMessage(systemMessage);
      if (refusal !== undefined && stranger === undefined) drop(recipient, refusal);
      else {
        const reason = refusal ?? onSystemMessage(recipient, systemMessage);
        if (reason === undefined) recipient.sendSystemMessage(systemMessage);
        else log.warning("Dropped a {0} of {1} for {2}: {3}.", systemMessage.kind, peer, recipient.path, reason);
      }
      return;
    }
    const refusal = untrusted?.refusalOf(recipient, message);
    if (refusal !== undefined) drop(recipient, refusal);
    else if (typeof message !== "object")
      recipient.tell(message, sender ?? NO_SENDER); // the checks below cost more than the rest
    else if (message instanceof DaemonMsgCreate) onCreate(recipient, message, peer);
    else if (message instanceof ActorSelectionMessage)
      deliverSelection(recipient, message, sender ?? NO_SENDER, (found) => mayTake(found, message.message, peer));
    else if (mayTake(recipient, message, peer)) recipient.tell(message, sender ?? NO_SENDER);
  };
}
