import { Actor } from "../../../actor/index.ts";
import { SendToOneSubscriber } from "../message/gossip.ts";
import type { Choice } from "./choice.ts";
import { Subscribers } from "./subscribers.ts";
import type { TopicContext } from "./topic-context.ts";

/** The subscribers of one group on this node: each message goes to one of them. */
export class Group extends Actor {
  readonly #subscribers: Subscribers;
  readonly #choice: Choice;

  constructor(context: TopicContext) {
    super();
    this.#subscribers = new Subscribers(this.context, context);
    this.#choice = context.createChoice();
  }

  override preStart(): void {
    this.#subscribers.start();
  }

  override receive(message: unknown): void {
    if (!(message instanceof SendToOneSubscriber)) return this.#subscribers.handle(message);
    for (const ref of this.#choice.among(this.#subscribers.all)) ref.forward(message.message);
  }
}
