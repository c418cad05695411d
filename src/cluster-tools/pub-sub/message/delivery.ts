import { InvalidArgumentError } from "../../../base/index.ts";
import { DistributedPubSubMessage } from "./distributed-pub-sub-message.ts";

/** Delivers a message to all subscribers of a topic, on all nodes. */
export class Publish extends DistributedPubSubMessage {
  /** The name of the topic. */
  readonly topic: string;
  /** What the subscribers receive, with the sender of this message. */
  readonly message: unknown;
  /** Whether one subscriber of each group receives it, and not the subscribers without a group. */
  readonly sendOneMessageToEachGroup: boolean;

  constructor(topic: string, message: unknown, sendOneMessageToEachGroup = false) {
    super();
    this.topic = topic;
    this.message = message;
    this.sendOneMessageToEachGroup = sendOneMessageToEachGroup;
  }
}

/** Delivers a message to one of the actors that are registered with this path. Key of the choice: `akka.cluster.pub-sub.routing-logic`. */
export class Send extends DistributedPubSubMessage {
  /** The path without an address: `/user/service`. */
  readonly path: string;
  /** What the actor receives, with the sender of this message. */
  readonly message: unknown;
  /** Whether an actor on the mediator's own node is preferred. */
  readonly localAffinity: boolean;

  constructor(path: string, message: unknown, localAffinity = false) {
    super();
    this.path = path;
    this.message = message;
    this.localAffinity = localAffinity;
  }
}

/** Delivers a message to all actors that are registered with this path: at most one on each node. */
export class SendToAll extends DistributedPubSubMessage {
  /** The path without an address: `/user/service`. */
  readonly path: string;
  /** What the actors receive, with the sender of this message. */
  readonly message: unknown;
  /** Whether the actor on the mediator's own node is left out. */
  readonly excludeSelf: boolean;

  constructor(path: string, message: unknown, excludeSelf = false) {
    super();
    this.path = path;
    this.message = message;
    this.excludeSelf = excludeSelf;
  }
}

/**
 * As {@link Publish}, and the sender is told what became of it: {@link PublishSucceeded} or {@link PublishFailed}. While a topic has no subscribers, the
 * mediator keeps the message. Only for the mediator of this system.
 */
export class PublishWithAck {
  /** The name of the topic. */
  readonly topic: string;
  /** What the subscribers receive, with the sender of this message. */
  readonly message: unknown;
  /** How long to wait for the first subscriber. Unit: ms. */
  readonly timeoutMs: number;
  /** As in {@link Publish}. */
  readonly sendOneMessageToEachGroup: boolean;

  /** Throws InvalidArgumentError if `timeoutMs` is not above 0. */
  constructor(topic: string, message: unknown, timeoutMs: number, sendOneMessageToEachGroup = false) {
    if (!(timeoutMs > 0)) throw new InvalidArgumentError(`A PublishWithAck for topic "${topic}" waits ${timeoutMs} ms. Pass more than 0.`);
    this.topic = topic;
    this.message = message;
    this.timeoutMs = timeoutMs;
    this.sendOneMessageToEachGroup = sendOneMessageToEachGroup;
  }
}

/** Answers {@link PublishWithAck}: the message has been sent to every node that has subscribers. */
export class PublishSucceeded {
  /** The request. */
  readonly message: PublishWithAck;

  constructor(message: PublishWithAck) {
    this.message = message;
  }
}

/** Why a message has not been published. */
export type PublishFailReason = "timeout" | "mediator-shutting-down";

/** Answers {@link PublishWithAck}: the topic had no subscribers for too long, or the mediator has stopped. */
export class PublishFailed {
  /** The request. */
  readonly message: PublishWithAck;
  /** Why. */
  readonly reason: PublishFailReason;
  /** Marks the message. */
  readonly deadLetterSuppression = true;

  constructor(message: PublishWithAck, reason: PublishFailReason) {
    this.message = message;
    this.reason = reason;
  }
}
