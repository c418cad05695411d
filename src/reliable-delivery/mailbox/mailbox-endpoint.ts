import { Actor, type ActorRef } from "../../actor/index.ts";
import {
  ActorSelectionMessage,
  type ExtendedActorSystem,
  type InternalActorRef,
  isNobodyRef,
  isPossiblyHarmful,
} from "../../actor/internal.ts";
import { RecentMap } from "../../base/index.ts";
import { Ack, Resend, SequencedMessage } from "../message/protocol.ts";
import { deliverLocally } from "./local-delivery.ts";

/** The name of the endpoint below `/system`. */
export const ENDPOINT_NAME = "mailbox-delivery";
const USER_GUARDIAN = "user";
/** What an entry of the memory occupies beside its key. Unit: bytes. */
const ENTRY_BYTES = 64;

/** What an endpoint is made of. */
export interface MailboxEndpointContext {
  readonly maximumRememberedBytes: number;
  readonly onDelivered: (seqNr: number, peer: ActorRef) => void;
  readonly onRefused: (seqNr: number, peer: ActorRef) => void;
  readonly onStopped: () => void;
}

/**
 * Takes messages of other systems for mailboxes of this one, and answers for those that this system sent. It uses the messages of serializer 36 between
 * systems of Ritsem: a `SequencedMessage` has the path of its recipient in the place of its producer; `Ack` means that it is in the mailbox, `Resend` that
 * there is no recipient. For a full mailbox there is no answer: the message is repeated.
 */
export class MailboxEndpoint extends Actor {
  readonly #init: MailboxEndpointContext;
  /** What was delivered, so that a repetition is only confirmed. */
  readonly #delivered: RecentMap<true>;

  constructor(init: MailboxEndpointContext) {
    super();
    this.#init = init;
    this.#delivered = new RecentMap(init.maximumRememberedBytes);
  }

  override postStop(): void {
    this.#init.onStopped();
  }

  override receive(message: unknown): void {
    if (message instanceof SequencedMessage) this.#take(message);
    else if (message instanceof Ack) this.#init.onDelivered(message.confirmedSeqNr, this.context.sender);
    else if (message instanceof Resend) this.#init.onRefused(message.fromSeqNr, this.context.sender);
    else this.unhandled(message);
  }

  #take({ producerId: path, producerController: peer, seqNr, content }: SequencedMessage): void {
    const key = `${peer.toString()} ${seqNr}`;
    if (this.#delivered.get(key) !== true) {
      const recipient = this.#recipientAt(path);
      const { sender } = this.context;
      // What untrusted peers may not send directly, they may not send in a message of ours either.
      const isRefused = recipient === undefined || isPossiblyHarmful(content) || content instanceof ActorSelectionMessage;
      const outcome = isRefused ? "no-recipient" : deliverLocally(recipient, content, isNobodyRef(sender) ? undefined : sender);
      if (outcome === "full") return;
      if (outcome === "no-recipient") {
        peer.tell(new Resend(seqNr), this.self);
        return;
      }
      this.#delivered.set(key, true, key.length * 2 + ENTRY_BYTES);
    }
    peer.tell(new Ack(seqNr), this.self);
  }

  /** Only below `/user`: a peer reaches nothing through this actor that it could not reach itself. */
  #recipientAt(path: string): InternalActorRef | undefined {
    const { provider } = this.context.system as ExtendedActorSystem;
    try {
      const ref = provider.resolveActorRef(provider.pathFrom(path));
      return ref.isLocal && ref.path.elements[0] === USER_GUARDIAN ? ref : undefined;
    } catch {
      return undefined;
    }
  }
}
