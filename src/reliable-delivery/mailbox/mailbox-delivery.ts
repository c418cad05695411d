import {
  type ActorRef,
  type ActorSystem,
  type AnyActorRef,
  type ExtensionId,
  NO_SENDER,
  Props,
  SystemTerminatedError,
} from "../../actor/index.ts";
import { type ExtendedActorSystem, type InternalActorRef, internalRef } from "../../actor/internal.ts";
import { type Duration, millisecondsOf } from "../../base/index.ts";
import { SequencedMessage } from "../message/protocol.ts";
import { deliverySerializationOf } from "../serializer/delivery-serialization.ts";
import { type MailboxDeliverySettings, mailboxDeliverySettingsFrom } from "../settings/mailbox-delivery-settings.ts";
import { UndeliveredMessageError, type UndeliveredReason } from "./errors.ts";
import { deliverLocally } from "./local-delivery.ts";
import { ENDPOINT_NAME, MailboxEndpoint } from "./mailbox-endpoint.ts";

/** A message whose delivery is not confirmed. */
interface Pending {
  readonly recipient: InternalActorRef;
  attempt(): void;
  end(error?: Error): void;
}

/**
 * Sends messages, and tells when each is in the mailbox of its recipient. A message to another system is repeated until that system confirms it, and arrives
 * once; that system must run Ritsem and have this extension.
 */
export class MailboxDelivery {
  readonly #system: ExtendedActorSystem;
  readonly #settings: MailboxDeliverySettings;
  readonly #endpoint: ActorRef;
  readonly #pending = new Map<number, Pending>();
  #latestSeqNr = 0;
  #isStopped = false;

  /** @internal see {@link MailboxDelivery.get} */
  constructor(system: ActorSystem) {
    this.#system = system as ExtendedActorSystem;
    this.#settings = mailboxDeliverySettingsFrom(system.config);
    deliverySerializationOf(system);
    const { maximumRememberedBytes } = this.#settings;
    const init = {
      maximumRememberedBytes,
      onDelivered: (seqNr: number, peer: ActorRef) => this.#onAnswer(seqNr, peer, undefined),
      onRefused: (seqNr: number, peer: ActorRef) => this.#onAnswer(seqNr, peer, "no-recipient"),
      onStopped: () => this.#onStopped(),
    };
    this.#endpoint = this.#system.systemActorOf(Props.create(MailboxEndpoint, init), ENDPOINT_NAME) as ActorRef;
  }

  /** The extension of `system`, which confirms messages of other systems from the first call on. */
  static get(system: ActorSystem): MailboxDelivery {
    return system.extension(mailboxDeliveryId);
  }

  /**
   * Sends `message` and resolves once it is in the mailbox of `recipient`, whatever happens to it there. Messages that are sent before the confirmation of
   * another may overtake it, if it is lost. Rejects with {@link UndeliveredMessageError}, whose `reason` tells whether the message may have been delivered,
   * and with SystemTerminatedError.
   */
  askDelivered<M>(recipient: ActorRef<M>, message: M, timeout: Duration, sender?: AnyActorRef): Promise<void> {
    const to = internalRef(recipient);
    const timeoutMs = millisecondsOf(timeout);
    const { platform } = this.#system;
    if (this.#isStopped) return Promise.reject(new SystemTerminatedError(to.path));
    return new Promise((resolve, reject) => {
      this.#latestSeqNr += 1;
      const seqNr = this.#latestSeqNr;
      let reason: UndeliveredReason = "no-answer";
      let cancelAttempt = (): void => {};
      const fail = (why: UndeliveredReason): void => pending.end(new UndeliveredMessageError(to.path, why));
      const cancelTimeout = platform.timers.once(timeoutMs, () => fail(reason));
      const pending: Pending = {
        recipient: to,
        attempt: () => {
          if (to.isLocal) {
            const outcome = deliverLocally(to, message, sender as ActorRef | undefined);
            if (outcome === "delivered") pending.end();
            if (outcome === "no-recipient") fail(outcome);
            if (outcome !== "full") return;
            reason = "mailbox-full";
          } else this.#send(to, seqNr, message, sender);
          cancelAttempt = platform.timers.once(this.#settings.resendIntervalMs, () => pending.attempt());
        },
        end: (error) => {
          cancelAttempt();
          cancelTimeout();
          this.#pending.delete(seqNr);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      this.#pending.set(seqNr, pending);
      pending.attempt();
    });
  }

  #send(to: InternalActorRef, seqNr: number, message: unknown, sender: AnyActorRef | undefined): void {
    const endpoint = to.provider.resolveActorRef(`${to.path.address.toString()}/system/${ENDPOINT_NAME}`);
    const path = to.path.toSerializationFormat();
    endpoint.tell(new SequencedMessage(path, seqNr, message, false, true, this.#endpoint), sender ?? NO_SENDER);
  }

  #onAnswer(seqNr: number, peer: ActorRef, refusal: "no-recipient" | undefined): void {
    const pending = this.#pending.get(seqNr);
    // Numbers can be guessed: only the system of the recipient answers.
    if (pending === undefined || !pending.recipient.path.address.equals(peer.path.address)) return;
    pending.end(refusal === undefined ? undefined : new UndeliveredMessageError(pending.recipient.path, refusal));
  }

  #onStopped(): void {
    this.#isStopped = true;
    for (const pending of this.#pending.values()) pending.end(new SystemTerminatedError(pending.recipient.path));
  }
}

const mailboxDeliveryId: ExtensionId<MailboxDelivery> = {
  name: "MailboxDelivery",
  createExtension: (system) => new MailboxDelivery(system),
};
