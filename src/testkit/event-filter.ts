import type { EventChannel, EventStream } from "../actor/index.ts";
import type { Duration } from "../base/index.ts";
import { ExpectationError } from "./expectation-error.ts";
import type { Patience } from "./patience.ts";

/** What a filter counts, and how it keeps it from the log. */
export interface FilteredEvents<E extends object> {
  readonly eventStream: EventStream;
  readonly channel: EventChannel<E>;
  readonly matches: (event: E) => boolean;
  /** For the sentence of a failed expectation: `log events of level ERROR`. */
  readonly text: string;
  /** Keeps the events out of the log until the returned function is called. */
  readonly mute: () => () => void;
}

/**
 * Some kind of events on the event stream of a system: log events, or dead letters. While a filter expects or mutes them they do not
 * show in the system's log.
 */
export class EventFilter<E extends object = object> {
  readonly #events: FilteredEvents<E>;
  readonly #patience: Patience;

  /** @internal for TestKit */
  constructor(events: FilteredEvents<E>, patience: Patience) {
    this.#events = events;
    this.#patience = patience;
  }

  /**
   * Runs `action` and waits until `count` such events were published, counted from its beginning. Throws ExpectationError when it were
   * fewer after `timeout`, or more. Default: what is left of the `within` around it, else `akka.test.filter-leeway` (3 s); for 0
   * that is how long none may come. Resolves with what `action` resolves with.
   */
  async expect<T>(count: number, action: () => T | Promise<T>, timeout?: Duration): Promise<T> {
    const { eventStream, channel, matches, text } = this.#events;
    let seen = 0;
    let wake: (() => void) | undefined;
    const listener = (event: E): void => {
      if (!matches(event)) return;
      seen += 1;
      wake?.();
    };
    const unmute = this.#events.mute();
    eventStream.subscribe(listener, channel);
    try {
      const result = await action();
      const { time, settings } = this.#patience;
      const waitMs = this.#patience.timeoutMs(timeout, settings.filterLeewayMs);
      const isDecided = (): boolean => (count === 0 ? seen > 0 : seen >= count);
      await time.waitFor(isDecided, waitMs, (onEvent) => {
        wake = onEvent;
        return () => void (wake = undefined);
      });
      await time.settle(); // one too many may be on its way
      if (seen !== count) throw new ExpectationError(`Expected ${count} ${text}, but there were ${seen} within ${waitMs} ms.`);
      return result;
    } finally {
      eventStream.unsubscribe(listener, channel);
      unmute();
    }
  }

  /** As {@link expect} with a count of 1. */
  expectOne<T>(action: () => T | Promise<T>, timeout?: Duration): Promise<T> {
    return this.expect(1, action, timeout);
  }

  /** Keeps the events out of the log, however many there are, until the returned function is called. */
  mute(): () => void {
    return this.#events.mute();
  }
}
