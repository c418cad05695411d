/** One thing that is wrong, or worth a note. */
export interface HealthFinding {
  /**
   * `terminated`, `shutting-down`, `remoting-not-bound`, `member-not-up`, `peer-quarantined`, `stuck-handler`, `event-loop-delay`, or the name of
   * a check of the program.
   */
  readonly name: string;
  /** What is wrong, with names and numbers, for people of the program: it is never sent over HTTP. */
  readonly text: string;
}

/** The health of a system at one moment. */
export interface HealthReport {
  /** Whether there is no reason against. */
  readonly isHealthy: boolean;
  /** Why not; empty if it is healthy. */
  readonly reasons: readonly HealthFinding[];
  /** What was found, and counts for neither liveness nor readiness. */
  readonly notes: readonly HealthFinding[];
}
