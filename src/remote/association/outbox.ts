import type { ActorRef, Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Serializer } from "../../serialization/index.ts";
import { TrafficCounts } from "../lifecycle/association-info.ts";
import type { PeerMemory } from "../limits/peer-memory.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";
import { AssociationRefusal } from "./association-refusal.ts";
import { BacklogWarnings } from "./backlog-warnings.ts";
import { estimatedBytes } from "./estimated-bytes.ts";
import { OutboundQueue, type OutboundRecipient } from "./outbound-queue.ts";
import { SYSTEM_MESSAGE_ENTRY } from "./system-message-delivery.ts";

/** More heartbeats than this do not wait for a connection that takes nothing. Count. */
const MOST_URGENT = 16;

/** Told of each message that could not be sent, and why. The others go on. */
export type UnsendableListener = (message: unknown, sender: ActorRef | undefined, recipient: ActorRef, cause: unknown) => void;

/** What an outbox borrows from its association. */
export interface OutboxContext {
  readonly platform: Platform;
  readonly settings: RemoteSettings;
  readonly memory: PeerMemory;
  readonly onUnsendable: UnsendableListener;
  warn(text: string): void;
}

/** The queue of one peer, and the handling of messages that it does not accept. */
export class Outbox {
  readonly queue: OutboundQueue;
  /** Goes before all of `queue`. */
  readonly urgent: OutboundQueue;
  /** What was read from the peer and written to it as long as somebody looked. */
  readonly traffic: TrafficCounts = new TrafficCounts();
  readonly #context: OutboxContext;
  readonly #peer: string;
  readonly #warnings: BacklogWarnings;

  constructor(peer: Address, context: OutboxContext) {
    const { settings, memory } = context;
    const share = memory.openShare();
    this.queue = new OutboundQueue(settings.outboundQueueMaximumBytes, share);
    this.urgent = new OutboundQueue(settings.outboundQueueMaximumBytes, share);
    this.#context = context;
    this.#peer = peer.toString();
    this.#warnings = new BacklogWarnings(settings, this.#peer, (text) => context.warn(text));
  }

  /** Puts a message at the end; a full queue makes a dead letter of it. System messages are never too many here. */
  push(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (!this.queue.push(message, sender, recipient, serializer, serializer === SYSTEM_MESSAGE_ENTRY))
      this.#drop(message, sender, recipient);
  }

  /** Queues a heartbeat before all messages. Drops it if many are queued already: one missing heartbeat does not matter. */
  pushUrgent(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient, serializer: Serializer): void {
    if (this.urgent.length < MOST_URGENT) this.urgent.push(message, sender, recipient, serializer, true);
  }

  /** All was written that the connection would take. */
  noteBacklog(): void {
    const { settings, platform } = this.#context;
    this.queue.weigh();
    if (this.queue.length > settings.logBufferSizeExceeding) this.#warnings.onWaiting(this.queue.length, platform.clock.nowMs());
  }

  /** Makes dead letters of all that waits, but for system messages, which are kept elsewhere too. */
  refuseAll(refusal: AssociationRefusal): void {
    const { queue, urgent } = this;
    while (urgent.length > 0) urgent.drop();
    while (queue.length > 0) {
      const { message, sender, recipient, serializer } = queue;
      queue.drop();
      if (serializer !== SYSTEM_MESSAGE_ENTRY) this.#context.onUnsendable(message, sender, recipient, refusal);
    }
  }

  #drop(message: unknown, sender: ActorRef | undefined, recipient: OutboundRecipient): void {
    const { settings, memory, platform, onUnsendable } = this.#context;
    const isForAllPeers = this.queue.estimatedBytes + estimatedBytes(message) <= settings.outboundQueueMaximumBytes;
    const limitBytes = isForAllPeers ? memory.limitBytes : settings.outboundQueueMaximumBytes;
    onUnsendable(
      message,
      sender,
      recipient,
      new AssociationRefusal({ kind: "queue-full", address: this.#peer, limitBytes, isForAllPeers }),
    );
    this.#warnings.onDropped(platform.clock.nowMs(), isForAllPeers);
  }
}
