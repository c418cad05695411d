import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import type { AnyActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";

/** A class of events. Its subclasses belong to the same channel. Interfaces do not exist at run time and cannot be channels. */
export type EventChannel<E extends object = object> = abstract new (...args: never[]) => E;

/** A function that is called with events, in the publisher's stack. */
export type EventListener<E extends object = object> = (event: E) => void;

type Subscriber = AnyActorRef | EventListener<never>;

/**
 * The events of one system, by class. An actor subscribed to a class receives every event of that class and of its subclasses as a message,
 * once, however many of its channels match. It is unsubscribed when it terminates.
 */
export class EventStream {
  readonly #channels = new Map<EventChannel, Set<Subscriber>>();
  /** The subscribers of exactly this class; cleared whenever subscriptions change. */
  readonly #audiences = new Map<unknown, readonly Subscriber[]>();
  readonly #onListenerError: (error: unknown) => void;
  readonly #onChange: (text: string) => void;

  /** `onListenerError` receives what listeners throw; `onChange` a sentence for each change of subscriptions. */
  constructor(onListenerError: (error: unknown) => void, onChange: (text: string) => void = () => {}) {
    this.#onListenerError = onListenerError;
    this.#onChange = onChange;
  }

  /** Returns whether anything changed: false for a second subscription to the same class and for an actor that has terminated. */
  subscribe<E extends object>(subscriber: AnyActorRef | EventListener<E>, channel: EventChannel<E>): boolean {
    if (typeof channel !== "function") {
      throw new InvalidArgumentError(`subscribe takes a class of events, such as DeadLetter, not ${describeValue(channel)}.`);
    }
    if (typeof subscriber !== "function" && internalRef(subscriber).isTerminated) return false;
    const subscribers = this.#channels.get(channel) ?? new Set();
    if (subscribers.has(subscriber)) return false;
    this.#channels.set(channel, subscribers.add(subscriber));
    this.#audiences.clear();
    this.#onChange(`subscribing ${nameOf(subscriber)} to channel ${channel.name}`);
    return true;
  }

  /** Unsubscribes from one class, or, without `channel`, from all. Returns whether anything changed. */
  unsubscribe<E extends object>(subscriber: AnyActorRef | EventListener<E>, channel?: EventChannel<E>): boolean {
    let hasChanged = false;
    for (const [key, subscribers] of this.#channels) {
      if ((channel !== undefined && key !== channel) || !subscribers.delete(subscriber)) continue;
      hasChanged = true;
      if (subscribers.size === 0) this.#channels.delete(key);
      this.#onChange(`unsubscribing ${nameOf(subscriber)} from channel ${key.name}`);
    }
    if (hasChanged) this.#audiences.clear();
    return hasChanged;
  }

  /** Delivers `event` to the subscribers of its class and of the classes above it, in the order of their subscriptions to each class. */
  publish(event: object): void {
    for (const subscriber of this.#audienceOf(event)) {
      if (typeof subscriber !== "function") {
        (subscriber as unknown as { tell(message: unknown): void }).tell(event);
        continue;
      }
      try {
        (subscriber as EventListener)(event);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  #audienceOf(event: object): readonly Subscriber[] {
    const known = this.#audiences.get(event.constructor);
    if (known !== undefined) return known;
    const audience = new Set<Subscriber>();
    for (const [channel, subscribers] of this.#channels) {
      if (event instanceof channel) for (const subscriber of subscribers) audience.add(subscriber);
    }
    const list = [...audience];
    this.#audiences.set(event.constructor, list);
    return list;
  }
}

function nameOf(subscriber: Subscriber): string {
  return typeof subscriber === "function" ? "a listener" : subscriber.toString();
}
