import type { FailureDetector } from "./failure-detector.ts";

/**
 * Unreachable after `heartbeatIntervalMs + acceptableHeartbeatPauseMs` without a heartbeat. For connections, where a lost heartbeat is a late one.
 * Keys: `akka.remote.transport-failure-detector.heartbeat-interval` (4 s) and `.acceptable-heartbeat-pause` (120 s).
 */
export class DeadlineFailureDetector implements FailureDetector {
  readonly #deadlineMs: number;
  #lastHeardMs: number | undefined;

  constructor(heartbeatIntervalMs: number, acceptableHeartbeatPauseMs: number) {
    this.#deadlineMs = heartbeatIntervalMs + acceptableHeartbeatPauseMs;
  }

  /** Whether a heartbeat has arrived yet. */
  get isMonitoring(): boolean {
    return this.#lastHeardMs !== undefined;
  }

  /** Whether the monitored system counts as available at `nowMs`, monotonic ms. */
  isAvailable(nowMs: number): boolean {
    return this.#lastHeardMs === undefined || nowMs - this.#lastHeardMs < this.#deadlineMs;
  }

  /** Records a heartbeat that arrived at `nowMs`, monotonic ms. */
  heartbeat(nowMs: number): void {
    this.#lastHeardMs = nowMs;
  }
}
