/** A failure in words. */
export interface Explanation {
  /** What happened, and to whom; no full stop at its end. */
  readonly what: string;
  /** The next step: one sentence or two. */
  readonly cure: string;
  /** The settings that decide, here or at the peer; those that `what` and `cure` name. */
  readonly keys: readonly string[];
}
