import { Actor, type ActorRef, Props, Terminated } from "../../../actor/index.ts";
import { Subscribe, SubscriptionRequest } from "../message/subscription.ts";
import { encodedName, keyOf } from "../registry/names.ts";
import { Group } from "./group.ts";
import { Subscribers } from "./subscribers.ts";
import type { TopicContext } from "./topic-context.ts";
import { NEW_SUBSCRIBER_ARRIVED, NO_MORE_SUBSCRIBERS, RegisterTopic, STOP_IF_EMPTY, Subscribed, Unsubscribed } from "./topic-messages.ts";
import { WaitingMessages } from "./waiting-messages.ts";

/** One topic on this node: what is published arrives here once and is passed on to the subscribers; its children are the groups. */
export class Topic extends Actor {
  readonly #context: TopicContext;
  readonly #subscribers: Subscribers;
  readonly #waiting = new WaitingMessages();

  constructor(context: TopicContext) {
    super();
    this.#context = context;
    this.#subscribers = new Subscribers(this.context, context);
  }

  override preStart(): void {
    this.#subscribers.start();
  }

  override receive(message: unknown): void {
    const { parent, sender } = this.context;
    if (message instanceof SubscriptionRequest && message.group !== undefined) this.#toGroup(message, message.group);
    else if (message instanceof Subscribed || message instanceof Unsubscribed) parent.forward(message);
    else if (message === NO_MORE_SUBSCRIBERS) {
      this.#waiting.hold(keyOf(sender));
      sender.tell(STOP_IF_EMPTY, this.self);
    } else if (message === NEW_SUBSCRIBER_ARRIVED) this.#waiting.release(keyOf(sender), () => sender);
    else if (message instanceof Terminated && message.actor.path.toString().startsWith(`${this.context.self.path}/`)) {
      const group = message.actor as ActorRef;
      this.#waiting.release(keyOf(group), () => this.#createGroup(group.path.name));
      this.#subscribers.remove(group);
    } else this.#subscribers.handle(message);
  }

  #toGroup(message: SubscriptionRequest, group: string): void {
    const name = encodedName(group);
    if (message instanceof Subscribe) this.#subscribers.keep();
    if (this.#waiting.add(`${keyOf(this.context.self)}/${name}`, message, this.context.sender)) return;
    const found = this.context.child(name);
    if (found !== undefined) found.forward(message);
    else if (message instanceof Subscribe) this.#createGroup(name).forward(message);
  }

  #createGroup(name: string): ActorRef {
    const group = this.context.watch(this.context.actorOf(Props.create(Group, this.#context), name));
    this.context.parent.tell(new RegisterTopic(group), this.self);
    return group;
  }
}
