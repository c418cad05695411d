import type { FailureDetector } from "./failure-detector.ts";

/**
 * Silent for `heartbeatIntervalMs + acceptableHeartbeatPauseMs` means gone. For connections, where a lost heartbeat is a late one.
 * Keys: `akka.remote.transport-failure-detector.heartbeat-interval` (4 s) and `.acceptable-heartbeat-pause` (120 s).
 */
export class DeadlineFailureDetector implements FailureDetector {
  readonly #deadlineMs: number;
  #lastHeardMs: number | undefined;

  constructor(heartbeatIntervalMs: number, acceptableHeartbeatPauseMs: number) {
    this.#deadlineMs = heartbeatIntervalMs + acceptableHeartbeatPauseMs;
  }

  get isMonitoring(): boolean {
    return this.#lastHeardMs !== undefined;
  }

  isAvailable(nowMs: number): boolean {
    return this.#lastHeardMs === undefined || nowMs - this.#lastHeardMs < this.#deadlineMs;
  }

  heartbeat(nowMs: number): void {
    this.#lastHeardMs = nowMs;
  }
}
