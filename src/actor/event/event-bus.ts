import type { ActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref/internal-actor-ref.ts";
import type { EventListener } from "./event-stream.ts";

/** Who hears the events of a bus: an actor, which gets them as messages, or a function, called in the publisher's stack. */
export type BusSubscriber<E> = ActorRef<E> | ((event: E) => void);

/**
 * A bus of a program's own: subscribers say what they want to hear by a classifier of type `C`, publishers hand in events of type `E`. The
 * {@link EventStream} of a system is one by class. Actors that have terminated are forgotten when an event would go to them. What a function
 * throws goes to the publisher, once all others have heard the event.
 */
export abstract class EventBus<E, C> {
  readonly #subscriptions = new Map<C, Set<BusSubscriber<E>>>();

  /** Returns whether anything changed: false for a second subscription by an equal classifier. */
  subscribe(subscriber: BusSubscriber<E>, to: C): boolean {
    const subscribers = this.#subscriptions.get(to) ?? new Set();
    if (subscribers.has(subscriber)) return false;
    this.#subscriptions.set(to, subscribers.add(subscriber));
    return true;
  }

  /** From one classifier, or, without `from`, from all. Returns whether anything changed. */
  unsubscribe(subscriber: BusSubscriber<E>, from?: C): boolean {
    let hasChanged = false;
    for (const [classifier, subscribers] of this.#subscriptions) {
      if ((from !== undefined && classifier !== from) || !subscribers.delete(subscriber)) continue;
      hasChanged = true;
      if (subscribers.size === 0) this.#subscriptions.delete(classifier);
    }
    return hasChanged;
  }

  /** Hands `event` to all whose classifier takes it, once each. */
  publish(event: E): void {
    const errors: unknown[] = [];
    for (const subscriber of new Set(this.subscribersFor(event, this.#subscriptions))) {
      try {
        this.#hand(event, subscriber);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, "Several subscribers of an event bus threw.");
  }

  /** Who hears `event`, of all subscriptions. */
  protected abstract subscribersFor(event: E, subscriptions: ReadonlyMap<C, ReadonlySet<BusSubscriber<E>>>): Iterable<BusSubscriber<E>>;

  #hand(event: E, subscriber: BusSubscriber<E>): void {
    if (typeof subscriber === "function") (subscriber as EventListener<never>)(event as never);
    else if (internalRef(subscriber).isTerminated) this.unsubscribe(subscriber);
    else subscriber.tell(event);
  }
}

/** Each event has one key, and goes to those who subscribed to that key. Keys are compared as in a `Map`. */
export class LookupEventBus<E, K> extends EventBus<E, K> {
  readonly #keyOf: (event: E) => K;

  constructor(keyOf: (event: E) => K) {
    super();
    this.#keyOf = keyOf;
  }

  protected override subscribersFor(event: E, subscriptions: ReadonlyMap<K, ReadonlySet<BusSubscriber<E>>>): Iterable<BusSubscriber<E>> {
    return subscriptions.get(this.#keyOf(event)) ?? [];
  }
}

/**
 * Each event is held against every classifier that somebody subscribed with: a predicate, a pattern, a channel that has others below it. Costs as much as
 * there are different classifiers.
 */
export class ScanningEventBus<E, C> extends EventBus<E, C> {
  readonly #matches: (classifier: C, event: E) => boolean;

  constructor(matches: (classifier: C, event: E) => boolean) {
    super();
    this.#matches = matches;
  }

  protected override *subscribersFor(event: E, subscriptions: ReadonlyMap<C, ReadonlySet<BusSubscriber<E>>>): Iterable<BusSubscriber<E>> {
    for (const [classifier, subscribers] of subscriptions) if (this.#matches(classifier, event)) yield* subscribers;
  }
}

/** Each event is published to one channel, and goes to those who subscribed to it or to a channel above it. */
export class SubchannelEventBus<E, C> extends ScanningEventBus<E, C> {
  /** `isWithin`: whether `channel` is `other` or below it. */
  constructor(channelOf: (event: E) => C, isWithin: (channel: C, other: C) => boolean) {
    super((classifier, event) => isWithin(channelOf(event), classifier));
  }
}
