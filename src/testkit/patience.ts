import { type Duration, millisecondsOf } from "../base/index.ts";
import { ExpectationError } from "./expectation-error.ts";
import type { TestKitSettings } from "./testkit-settings.ts";
import type { TestTime } from "./test-time.ts";

/** How long the expectations of one test kit wait: what they are told, what is left of the `within` around them, or the default. */
export class Patience {
  readonly time: TestTime;
  readonly settings: TestKitSettings;
  readonly #deadlinesMs: number[] = [];

  constructor(time: TestTime, settings: TestKitSettings) {
    this.time = time;
    this.settings = settings;
  }

  /** Milliseconds of `duration` times `akka.test.timefactor`. */
  dilatedMs(duration: Duration): number {
    return millisecondsOf(duration) * this.settings.timeFactor;
  }

  /** How long to wait when told `timeout`: the dilated timeout, else what is left of the innermost `within`, else the default. */
  timeoutMs(timeout: Duration | undefined, defaultMs: number = this.settings.singleExpectDefaultMs): number {
    if (timeout !== undefined) return this.dilatedMs(timeout);
    const deadlineMs = this.#deadlinesMs.at(-1);
    return deadlineMs === undefined ? this.dilatedMs(defaultMs) : Math.max(0, deadlineMs - this.time.nowMs());
  }

  /** Runs `block`, whose expectations share `max`, and throws ExpectationError when it took less than `min` or more than `max`. */
  async within<T>(min: Duration, max: Duration, block: () => T | Promise<T>): Promise<T> {
    const startMs = this.time.nowMs();
    const outerMs = this.#deadlinesMs.at(-1) ?? Number.POSITIVE_INFINITY;
    const minMs = millisecondsOf(min);
    const maxMs = Math.min(this.dilatedMs(max), outerMs - startMs);
    this.#deadlinesMs.push(startMs + maxMs);
    try {
      const result = await block();
      const tookMs = this.time.nowMs() - startMs;
      if (tookMs < minMs) throw new ExpectationError(`The block took ${tookMs} ms and should have taken at least ${minMs} ms.`);
      if (tookMs > maxMs) throw new ExpectationError(`The block took ${tookMs} ms and should have taken at most ${maxMs} ms.`);
      return result;
    } finally {
      this.#deadlinesMs.pop();
    }
  }
}
