import type { ActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import type { EventListener } from "./event-stream.ts";

/** A subscriber of a bus: an actor, which receives events as messages, or a function, which is called in the publisher's stack. */
export type BusSubscriber<E> = ActorRef<E> | ((event: E) => void);

/**
 * Your own event bus: subscribers select events with a classifier of type `C`, publishers publish events of type `E`. The
 * {@link EventStream} of a system is an event bus by class. A terminated actor is unsubscribed when an event would be delivered to it. If
 * functions throw, their errors go to the publisher once all other subscribers have received the event.
 */
export abstract class EventBus<E, C> {
  readonly #subscriptions = new Map<C, Set<BusSubscriber<E>>>();

  /** Returns whether anything changed: false for a second subscription with an equal classifier. */
  subscribe(subscriber: BusSubscriber<E>, to: C): boolean {
    const subscribers = this.#subscriptions.get(to) ?? new Set();
    if (subscribers.has(subscriber)) return false;
    this.#subscriptions.set(to, subscribers.add(subscriber));
    return true;
  }

  /** Unsubscribes from one classifier, or, without `from`, from all. Returns whether anything changed. */
  unsubscribe(subscriber: BusSubscriber<E>, from?: C): boolean {
    let hasChanged = false;
    for (const [classifier, subscribers] of this.#subscriptions) {
      if ((from !== undefined && classifier !== from) || !subscribers.delete(subscriber)) continue;
      hasChanged = true;
      if (subscribers.size === 0) this.#subscriptions.delete(classifier);
    }
    return hasChanged;
  }

  /** Delivers `event` once to every subscriber whose classifier matches. */
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

  /** The subscribers of `event`, out of all subscriptions. */
  protected abstract subscribersFor(event: E, subscriptions: ReadonlyMap<C, ReadonlySet<BusSubscriber<E>>>): Iterable<BusSubscriber<E>>;

  #hand(event: E, subscriber: BusSubscriber<E>): void {
    if (typeof subscriber === "function") (subscriber as EventListener<never>)(event as never);
    else if (internalRef(subscriber).isTerminated) this.unsubscribe(subscriber);
    else subscriber.tell(event);
  }
}

/** Each event has one key, and is delivered to the subscribers of that key. Keys are compared as in a `Map`. */
export class LookupEventBus<E, K> extends EventBus<E, K> {
  readonly #keyOf: (event: E) => K;

  constructor(keyOf: (event: E) => K) {
    super();
    this.#keyOf = keyOf;
  }

  /** The subscribers of `event`. */
  protected override subscribersFor(event: E, subscriptions: ReadonlyMap<K, ReadonlySet<BusSubscriber<E>>>): Iterable<BusSubscriber<E>> {
    return subscriptions.get(this.#keyOf(event)) ?? [];
  }
}

/**
 * Each event is compared with every classifier in use: a predicate, a pattern, a channel with subchannels. The cost is proportional to the
 * number of different classifiers.
 */
export class ScanningEventBus<E, C> extends EventBus<E, C> {
  readonly #matches: (classifier: C, event: E) => boolean;

  constructor(matches: (classifier: C, event: E) => boolean) {
    super();
    this.#matches = matches;
  }

  /** The subscribers of `event`. */
  protected override *subscribersFor(event: E, subscriptions: ReadonlyMap<C, ReadonlySet<BusSubscriber<E>>>): Iterable<BusSubscriber<E>> {
    for (const [classifier, subscribers] of subscriptions) if (this.#matches(classifier, event)) yield* subscribers;
  }
}

/** Each event is published to one channel, and is delivered to the subscribers of that channel and of the channels above it. */
export class SubchannelEventBus<E, C> extends ScanningEventBus<E, C> {
  /** `isWithin`: whether `channel` is `other` or below it. */
  constructor(channelOf: (event: E) => C, isWithin: (channel: C, other: C) => boolean) {
    super((classifier, event) => isWithin(channelOf(event), classifier));
  }
}
