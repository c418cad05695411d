import { type ActorContext, type ActorRef, DeadLetter, Terminated } from "../../../actor/index.ts";
import { Subscribe, SubscribeAck, Unsubscribe, UnsubscribeAck } from "../message/subscription.ts";
import type { TopicContext } from "./topic-context.ts";
import { Count, NEW_SUBSCRIBER_ARRIVED, NO_MORE_SUBSCRIBERS, PRUNE, STOP_IF_EMPTY, Subscribed, Unsubscribed } from "./topic-messages.ts";

/** The subscribers of a topic without group, or of a group: what topics and groups do alike. */
export class Subscribers {
  readonly #actor: ActorContext;
  readonly #context: TopicContext;
  readonly #refs = new Set<ActorRef>();
  /** When to ask whether to stop; `undefined` while there are subscribers. Monotonic ms. */
  #emptyUntilMs: number | undefined;

  constructor(actor: ActorContext, context: TopicContext) {
    this.#actor = actor;
    this.#context = context;
  }

  get all(): readonly ActorRef[] {
    return [...this.#refs];
  }

  /** Starts to look, from time to time, whether to stop. */
  start(): void {
    this.#actor.timers.startPeriodicTimer(PRUNE, PRUNE, Math.max(1, this.#context.settings.removedTimeToLiveMs / 2));
  }

  /** Somebody has come who is counted elsewhere. */
  keep(): void {
    this.#emptyUntilMs = undefined;
  }

  /** Handles what topics and groups have in common, and publishes everything else. */
  handle(message: unknown): void {
    const { parent, sender } = this.#actor;
    if (message instanceof Subscribe) this.#subscribe(message);
    else if (message instanceof Unsubscribe) {
      this.#actor.unwatch(message.ref);
      this.remove(message.ref);
      parent.tell(new Unsubscribed(new UnsubscribeAck(message), sender), this.#actor.self);
    } else if (message instanceof Terminated) this.remove(message.actor as ActorRef);
    else if (message === PRUNE) this.#prune();
    else if (message === STOP_IF_EMPTY) {
      if (this.#isEmpty) this.#actor.stop(this.#actor.self);
      else parent.tell(NEW_SUBSCRIBER_ARRIVED, this.#actor.self);
    } else if (message instanceof Count) sender.tell(this.#refs.size, this.#actor.self);
    else this.#publish(message);
  }

  /** Ends a subscription. */
  remove(ref: ActorRef): void {
    this.#refs.delete(ref);
    if (this.#isEmpty) this.#emptyUntilMs = this.#context.nowMs() + this.#context.settings.removedTimeToLiveMs;
  }

  get #isEmpty(): boolean {
    return this.#refs.size === 0 && this.#actor.children.length === 0;
  }

  #subscribe(message: Subscribe): void {
    this.#actor.watch(message.ref);
    this.#refs.add(message.ref);
    this.keep();
    this.#actor.parent.tell(new Subscribed(new SubscribeAck(message), this.#actor.sender), this.#actor.self);
  }

  #prune(): void {
    if (this.#emptyUntilMs === undefined || this.#context.nowMs() < this.#emptyUntilMs) return;
    this.#emptyUntilMs = undefined;
    this.#actor.parent.tell(NO_MORE_SUBSCRIBERS, this.#actor.self);
  }

  #publish(message: unknown): void {
    for (const ref of this.#refs) ref.forward(message);
    if (this.#refs.size > 0 || !this.#context.settings.sendsToDeadLetters) return;
    const { system, sender, self } = this.#actor;
    system.eventStream.publish(new DeadLetter(message, sender, self, "The topic has no subscribers on this node."));
  }
}
