/** What one message to a selection may cost. */
export interface SelectionLimits {
  /** Count. Key: `ritsem.actor.selection.maximum-steps` (4096). */
  readonly maximumSteps: number;
  /** Count of actors that the walk comes by, those at the end included. Key: `ritsem.actor.selection.maximum-visits` (500000). */
  readonly maximumVisits: number;
}
