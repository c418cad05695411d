import { type Duration, millisecondsOf } from "../../base/index.ts";
import { ExpectationError } from "./errors.ts";
import type { RecentTroubles } from "./recent-troubles.ts";
import type { TestKitSettings } from "./testkit-settings.ts";
import type { TestTime } from "./test-time.ts";

/** How long the expectations of one test kit wait: the given timeout, the time left in the enclosing `within`, or the default. */
export class Patience {
  readonly time: TestTime;
  readonly settings: TestKitSettings;
  readonly #troubles: RecentTroubles;
  readonly #deadlinesMs: number[] = [];

  constructor(time: TestTime, settings: TestKitSettings, troubles: RecentTroubles) {
    this.time = time;
    this.settings = settings;
    this.#troubles = troubles;
  }

  /** The error of an expectation that was not met, with the last warnings and errors of the system under test. */
  failure(text: string): ExpectationError {
    return new ExpectationError(`${text}${this.#troubles.text}`);
  }

  /** Milliseconds of `duration` times `akka.test.timefactor`. */
  dilatedMs(duration: Duration): number {
    return millisecondsOf(duration) * this.settings.timeFactor;
  }

  /**
   * How long to wait for a given `timeout`: the dilated timeout, otherwise the time left in the innermost `within`, otherwise the default.
   */
  timeoutMs(timeout: Duration | undefined, defaultMs: number = this.settings.singleExpectDefaultMs): number {
    if (timeout !== undefined) return this.dilatedMs(timeout);
    const deadlineMs = this.#deadlinesMs.at(-1);
    return deadlineMs === undefined ? this.dilatedMs(defaultMs) : Math.max(0, deadlineMs - this.time.nowMs());
  }

  /** Runs `block`, whose expectations share `max`, and throws ExpectationError if it took less than `min` or more than `max`. */
  async within<T>(min: Duration, max: Duration, block: () => T | Promise<T>): Promise<T> {
    const startMs = this.time.nowMs();
    const outerMs = this.#deadlinesMs.at(-1) ?? Number.POSITIVE_INFINITY;
    const minMs = millisecondsOf(min);
    const maxMs = Math.min(this.dilatedMs(max), outerMs - startMs);
    this.#deadlinesMs.push(startMs + maxMs);
    try {
      const result = await block();
      const tookMs = this.time.nowMs() - startMs;
      if (tookMs < minMs) throw this.failure(`The block took ${tookMs} ms, less than the minimum of ${minMs} ms.`);
      if (tookMs > maxMs) throw this.failure(`The block took ${tookMs} ms, more than the maximum of ${maxMs} ms.`);
      return result;
    } finally {
      this.#deadlinesMs.pop();
    }
  }
}
