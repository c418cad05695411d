import type { ActorRef } from "../../../actor/index.ts";
import type { SubscribeAck, UnsubscribeAck } from "../message/subscription.ts";

/** From a topic or group to its parent, and on to the mediator: acknowledge a subscription. */
export class Subscribed {
  readonly ack: SubscribeAck;
  readonly subscriber: ActorRef;

  constructor(ack: SubscribeAck, subscriber: ActorRef) {
    this.ack = ack;
    this.subscriber = subscriber;
  }
}

/** From a topic or group to its parent, and on to the mediator: acknowledge the end of a subscription. */
export class Unsubscribed {
  readonly ack: UnsubscribeAck;
  readonly subscriber: ActorRef;

  constructor(ack: UnsubscribeAck, subscriber: ActorRef) {
    this.ack = ack;
    this.subscriber = subscriber;
  }
}

/** From a topic to the mediator: register this actor of a group. */
export class RegisterTopic {
  readonly ref: ActorRef;

  constructor(ref: ActorRef) {
    this.ref = ref;
  }
}

/** To a topic: how many subscribers are there? */
export class Count {}

/** A message without content, known by its identity. */
export interface Signal {
  readonly signal: string;
}

/** From a child to its parent: it has had no subscribers for long enough to stop. */
export const NO_MORE_SUBSCRIBERS: Signal = { signal: "no more subscribers" };
/** The answer: stop, if there are still none. */
export const STOP_IF_EMPTY: Signal = { signal: "stop if empty" };
/** The answer to that: there are some again. */
export const NEW_SUBSCRIBER_ARRIVED: Signal = { signal: "new subscriber arrived" };
/** To itself: look whether it is time to stop. */
export const PRUNE: Signal = { signal: "prune" };
