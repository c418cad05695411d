import type { ActorRef, Address } from "../../../actor/index.ts";
import { DistributedPubSubMessage } from "./distributed-pub-sub-message.ts";

/** How new the part of each node is that the sender knows. */
export class MediatorStatus extends DistributedPubSubMessage {
  readonly versions: readonly OwnerVersion[];
  /** Whether it answers another status: then it is not answered by one. */
  readonly isReplyToStatus: boolean;

  constructor(versions: readonly OwnerVersion[], isReplyToStatus: boolean) {
    super();
    this.versions = versions;
    this.isReplyToStatus = isReplyToStatus;
  }
}

/** A node, and the version of its part of the registry. */
export interface OwnerVersion {
  readonly owner: Address;
  readonly version: number;
}

/** An actor that is registered under a key; without a ref, one that was. */
export interface Entry {
  readonly version: number;
  readonly ref: ActorRef | undefined;
}

/** What one node has registered, or what of it has changed. */
export interface Bucket {
  readonly owner: Address;
  readonly version: number;
  readonly content: ReadonlyMap<string, Entry>;
}

/** What the receiver of a status does not know yet. */
export class Delta extends DistributedPubSubMessage {
  readonly buckets: readonly Bucket[];

  constructor(buckets: readonly Bucket[]) {
    super();
    this.buckets = buckets;
  }
}

/** To a group, or a topic: deliver the message to one subscriber. */
export class SendToOneSubscriber extends DistributedPubSubMessage {
  readonly message: unknown;

  constructor(message: unknown) {
    super();
    this.message = message;
  }
}
