import type { ActorRef, Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import type { RemoteSettings } from "../remote-settings.ts";
import { AssociationRefusal } from "./association-refusal.ts";
import { BacklogWarnings } from "./backlog-warnings.ts";
import { OutboundQueue, type OutboundRecipient } from "./outbound-queue.ts";
import { NUMBERED } from "./system-lane.ts";

/** More heartbeats than this do not wait for a connection that takes nothing. Count. */
const MOST_URGENT = 16;

/** Told of each message that could not be sent, and why. The others go on. */
export type UnsendableListener = (message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown) => void;

/** What an outbox borrows from its association. */
export interface OutboxContext {
  readonly platform: Platform;
  readonly settings: RemoteSettings;
  readonly onUnsendable: UnsendableListener;
  warn(text: string): void;
}

/** Everything that waits to be sent to one peer, and what becomes of messages that may not wait. */
export class Outbox {
  readonly queue: OutboundQueue;
  /** Goes before all of `queue`. */
  readonly urgent: OutboundQueue;
  readonly #context: OutboxContext;
  readonly #peer: string;
  readonly #warnings: BacklogWarnings;

  constructor(peer: Address, context: OutboxContext) {
    const { settings } = context;
    this.queue = new OutboundQueue(settings.outboundQueueMaximumBytes);
    this.urgent = new OutboundQueue(settings.outboundQueueMaximumBytes);
    this.#context = context;
    this.#peer = peer.toString();
    this.#warnings = new BacklogWarnings(settings, this.#peer, (text) => context.warn(text));
  }

  /** Puts a message at the end; a full queue makes a dead letter of it. System messages are never too many here. */
  push(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (!this.queue.push(message, sender, recipient, serializer, serializer === NUMBERED)) this.#drop(message, sender, recipient);
  }

  /** Puts a heartbeat before all messages, unless there are many already: nobody misses one. */
  pushUrgent(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.urgent.length < MOST_URGENT) this.urgent.push(message, sender, recipient, serializer, true);
  }

  /** All was written that the connection would take. */
  noteBacklog(): void {
    const { settings, platform } = this.#context;
    if (this.queue.length > settings.logBufferSizeExceeding) this.#warnings.onWaiting(this.queue.length, platform.clock.nowMs());
  }

  /** Makes dead letters of all that waits, but for system messages, which are kept elsewhere too. */
  refuseAll(refusal: AssociationRefusal): void {
    const { queue, urgent } = this;
    while (urgent.length > 0) urgent.drop();
    while (queue.length > 0) {
      const { message, sender, recipient, serializer } = queue;
      queue.drop();
      if (serializer !== NUMBERED) this.#context.onUnsendable(message, sender, recipient, refusal);
    }
  }

  #drop(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient): void {
    const { settings, platform, onUnsendable } = this.#context;
    const failure = { kind: "queue-full", address: this.#peer, limitBytes: settings.outboundQueueMaximumBytes } as const;
    onUnsendable(message, sender, recipient, new AssociationRefusal(failure));
    this.#warnings.onDropped(platform.clock.nowMs());
  }
}
