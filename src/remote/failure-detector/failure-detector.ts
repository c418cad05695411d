/**
 * Judges from the times of its heartbeats whether something is still alive. Time is an argument, in monotonic ms. The numbered promises
 * are those of the compliance suite.
 */
export interface FailureDetector {
  /**
   * Whether the watched one counts as alive at `nowMs`. F1 true before the first heartbeat: what never spoke cannot fall silent.
   * F2 true while heartbeats keep their interval. F3 false after a silence that is long enough, and from then on until the next heartbeat.
   * F4 true again after another heartbeat. F5 asking changes nothing.
   */
  isAvailable(nowMs: number): boolean;
  /** F6 whether a heartbeat has been heard yet. */
  readonly isMonitoring: boolean;
  /** Records a heartbeat at `nowMs`. Times do not decrease. F7 each detector gets its own heartbeats only. */
  heartbeat(nowMs: number): void;
  /** Suspicion at `nowMs` as a number that grows with silence, if the detector has one. Only metrics ask for it. */
  phi?(nowMs: number): number;
}
