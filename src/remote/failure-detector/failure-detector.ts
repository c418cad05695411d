/** Judges from the times of its heartbeats whether something is still alive. Time is an argument, in monotonic ms. */
export interface FailureDetector {
  /** Whether the watched one counts as alive at `nowMs`. True before the first heartbeat: what never spoke cannot fall silent. */
  isAvailable(nowMs: number): boolean;
  /** Whether a heartbeat has been heard yet. */
  readonly isMonitoring: boolean;
  /** Heard of it at `nowMs`. Times do not go back. */
  heartbeat(nowMs: number): void;
}
