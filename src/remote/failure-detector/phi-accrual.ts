import type { FailureDetector } from "./failure-detector.ts";
import { HeartbeatHistory } from "./heartbeat-history.ts";

/** What suspicion is measured by. Keys: below `akka.remote.watch-failure-detector`. */
export interface PhiAccrualSettings {
  /** Suspicion from which the monitored system counts as unreachable. Key: `threshold` (10.0). */
  readonly threshold: number;
  /** Intervals that are remembered. Count. Key: `max-sample-size` (200). */
  readonly maximumSampleSize: number;
  /** Intervals count as at least this irregular. Unit: ms. Key: `min-std-deviation` (100 ms). */
  readonly minimumStandardDeviationMs: number;
  /** Tolerated pause between heartbeats, for a garbage collection there or a network that recovers. Unit: ms. Key: `acceptable-heartbeat-pause` (10 s). */
  readonly acceptableHeartbeatPauseMs: number;
  /** What the first interval is expected to be. Unit: ms. Key: `heartbeat-interval` (1 s). */
  readonly firstHeartbeatEstimateMs: number;
}

/**
 * Suspects from how unlikely the present silence is, given the intervals so far: phi is the negative decimal logarithm of the chance that
 * a heartbeat is still to come. A phi of 10 means one wrong decision in 10^10.
 *
 * INTEROP: the algorithm of Akka.NET's `PhiAccrualFailureDetector`, with the same approximation of the normal distribution.
 */
export class PhiAccrualFailureDetector implements FailureDetector {
  readonly #settings: PhiAccrualSettings;
  readonly #history: HeartbeatHistory;
  #lastHeardMs: number | undefined;

  constructor(settings: PhiAccrualSettings) {
    this.#settings = settings;
    this.#history = new HeartbeatHistory(settings.maximumSampleSize, settings.firstHeartbeatEstimateMs);
  }

  /** Whether a heartbeat has arrived yet. */
  get isMonitoring(): boolean {
    return this.#lastHeardMs !== undefined;
  }

  /** Whether the monitored system counts as available at `nowMs`, monotonic ms. */
  isAvailable(nowMs: number): boolean {
    return this.phi(nowMs) < this.#settings.threshold;
  }

  /** Records a heartbeat that arrived at `nowMs`, monotonic ms. */
  heartbeat(nowMs: number): void {
    // A pause that counted as unreachable is not a sample of the usual interval.
    if (this.#lastHeardMs !== undefined && this.isAvailable(nowMs)) this.#history.add(nowMs - this.#lastHeardMs);
    this.#lastHeardMs = nowMs;
  }

  /** Suspicion at `nowMs`; 0 before the first heartbeat, Infinity at last. */
  phi(nowMs: number): number {
    if (this.#lastHeardMs === undefined) return 0;
    const { minimumStandardDeviationMs, acceptableHeartbeatPauseMs } = this.#settings;
    const deviationMs = Math.max(this.#history.standardDeviationMs, minimumStandardDeviationMs);
    return suspicion(nowMs - this.#lastHeardMs, this.#history.meanMs + acceptableHeartbeatPauseMs, deviationMs);
  }
}

/** -log10 of the chance that an interval is longer than `silenceMs`, by a logistic approximation of the normal distribution. */
function suspicion(silenceMs: number, meanMs: number, deviationMs: number): number {
  const y = (silenceMs - meanMs) / deviationMs;
  const e = Math.exp(-y * (1.5976 + 0.070566 * y * y));
  return silenceMs > meanMs ? -Math.log10(e / (1 + e)) : -Math.log10(1 - 1 / (1 + e)); // each branch exact where the other rounds to 0 or 1
}
