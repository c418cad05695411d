import type { EventChannel, EventStream } from "../../actor/index.ts";
import type { Duration } from "../../base/index.ts";
import type { Patience } from "./patience.ts";

/** What a filter counts, and how it hides it from the log. */
export interface FilteredEvents<E extends object> {
  readonly eventStream: EventStream;
  readonly channel: EventChannel<E>;
  readonly matches: (event: E) => boolean;
  /** The description in a failed expectation: `log events of level ERROR`. */
  readonly text: string;
  /** Hides the events from the log until the returned function is called. */
  readonly mute: () => () => void;
}

/**
 * Selects events on the event stream of a system: log events, or dead letters. While a filter expects or mutes them, they do not appear
 * in the system's log.
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
   * Runs `action` and waits until `count` such events have been published since it started. Throws ExpectationError if the count differs
   * from `count` after `timeout`. Default: the time left in the enclosing `within`, otherwise `akka.test.filter-leeway` (3 s); for a count
   * of 0, none may occur for that long. Resolves with the result of `action`.
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
      await time.settle(); // one more may still be pending
      if (seen !== count) throw this.#patience.failure(`Expected ${count} ${text}, but there were ${seen} within ${waitMs} ms.`);
      return result;
    } finally {
      eventStream.unsubscribe(listener, channel);
      unmute();
    }
  }

  /** The same as {@link expect} with a count of 1. */
  expectOne<T>(action: () => T | Promise<T>, timeout?: Duration): Promise<T> {
    return this.expect(1, action, timeout);
  }

  /** Hides the events from the log, however many there are, until the returned function is called. */
  mute(): () => void {
    return this.#events.mute();
  }
}
