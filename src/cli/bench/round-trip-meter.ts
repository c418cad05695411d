import { createHistogram } from "node:perf_hooks";
import type { Clock } from "../../platform/index.ts";

const NS_PER_MS = 1e6;

/** Counts round trips and how long they take, in memory that does not grow with their number. */
export class RoundTripMeter {
  readonly #clock: Clock;
  readonly #histogram = createHistogram({ figures: 3 });
  #startedMs: number | undefined;
  #endedMs: number | undefined;
  /** All replies, also those before {@link begin}. */
  replies = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isCounting(): boolean {
    return this.#startedMs !== undefined && this.#endedMs === undefined;
  }

  /** Round trips since {@link begin}. */
  get count(): number {
    return this.#histogram.count;
  }

  /** From {@link begin} to {@link end}. */
  get elapsedMs(): number {
    const untilMs = this.#endedMs ?? this.#clock.nowMs();
    return untilMs - (this.#startedMs ?? untilMs);
  }

  /** From now on replies count: before, both sides compile their code. */
  begin(): void {
    this.#startedMs = this.#clock.nowMs();
  }

  end(): void {
    this.#endedMs = this.#clock.nowMs();
  }

  /** The time of a message that is sent now, for {@link received}. */
  sent(): number {
    return this.#clock.nowMs();
  }

  received(sentMs: number): void {
    this.replies += 1;
    if (this.isCounting) this.#histogram.record(Math.max(1, Math.round((this.#clock.nowMs() - sentMs) * NS_PER_MS)));
  }

  /** The time that `percent` of the round trips did not exceed, in ms. 0 if there were none. */
  percentileMs(percent: number): number {
    return this.count === 0 ? 0 : this.#histogram.percentile(percent) / NS_PER_MS;
  }
}
