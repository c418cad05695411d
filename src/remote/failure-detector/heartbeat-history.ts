/**
 * The latest intervals between heartbeats, as many as the sample size, with their mean and standard deviation kept up to date. Unit: ms.
 */
export class HeartbeatHistory {
  readonly #maximumSampleSize: number;
  readonly #intervals: number[] = [];
  #oldest = 0;
  #sum = 0;
  #squaredSum = 0;

  /** Starts with two made-up intervals around `estimateMs`, so that there is something to judge the first real one by. */
  constructor(maximumSampleSize: number, estimateMs: number) {
    this.#maximumSampleSize = maximumSampleSize;
    const deviationMs = estimateMs / 4;
    this.add(estimateMs - deviationMs);
    this.add(estimateMs + deviationMs);
  }

  get meanMs(): number {
    return this.#sum / this.#intervals.length;
  }

  get standardDeviationMs(): number {
    const mean = this.meanMs;
    return Math.sqrt(Math.max(0, this.#squaredSum / this.#intervals.length - mean * mean)); // rounding may go below 0
  }

  add(intervalMs: number): void {
    this.#sum += intervalMs;
    this.#squaredSum += intervalMs * intervalMs;
    if (this.#intervals.length < this.#maximumSampleSize) {
      this.#intervals.push(intervalMs);
      return;
    }
    const dropped = this.#intervals[this.#oldest] ?? 0;
    this.#sum -= dropped;
    this.#squaredSum -= dropped * dropped;
    this.#intervals[this.#oldest] = intervalMs;
    this.#oldest = (this.#oldest + 1) % this.#maximumSampleSize;
  }
}
