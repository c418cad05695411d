import { InvalidArgumentError } from "../../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../../../actor/index.ts";

/** Whose subscription to which topic: what {@link Subscribe} and {@link Unsubscribe} have in common. */
export abstract class SubscriptionRequest {
  /** The name of the topic. */
  readonly topic: string;
  /** The actor that receives what is published. */
  readonly ref: ActorRef;
  /** With a group, the actor receives only what is published with `sendOneMessageToEachGroup`, and shares it with its group. */
  readonly group: string | undefined;

  /** Throws InvalidArgumentError for an empty topic or group. */
  constructor(topic: string, ref: AnyActorRef, group?: string) {
    this.topic = named("topic", topic);
    this.ref = ref as ActorRef;
    this.group = group === undefined ? undefined : named("group", group);
  }
}

/** Subscribes an actor of this system to a topic. The sender is told by {@link SubscribeAck}. Ends when the actor terminates. */
export class Subscribe extends SubscriptionRequest {}

/** Ends a subscription. The sender is told by {@link UnsubscribeAck}, if the topic has ever had subscribers here. */
export class Unsubscribe extends SubscriptionRequest {}

/** Answers {@link Subscribe}. Other nodes know of the subscription after one or more rounds of gossip. */
export class SubscribeAck {
  /** The request. */
  readonly subscribe: Subscribe;
  /** Marks the message. */
  readonly deadLetterSuppression = true;

  constructor(subscribe: Subscribe) {
    this.subscribe = subscribe;
  }
}

/** Answers {@link Unsubscribe}. */
export class UnsubscribeAck {
  /** The request. */
  readonly unsubscribe: Unsubscribe;

  constructor(unsubscribe: Unsubscribe) {
    this.unsubscribe = unsubscribe;
  }
}

/** INTEROP: Akka.NET fails later, with a NullReferenceException in the mediator. */
function named(what: string, name: string): string {
  if (name.trim() === "") throw new InvalidArgumentError(`A ${what} of distributed pub-sub has no name. Pass a text that is not blank.`);
  return name;
}
