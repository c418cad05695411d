/** Dead letters, and messages without a handler, that have reason, recipient and type in common. */
export interface DeadLetterGroup {
  /** Why they were not delivered. */
  readonly reason: string;
  /** Path of the recipient, with an address if it is in another system. */
  readonly recipient: string;
  /** Class of the messages, or their JavaScript type. Never their content. */
  readonly type: string;
  /** Dead letters since the system started. Count. */
  readonly count: number;
  /** When the first one came. ISO 8601. */
  readonly firstTime: string;
  /** When the last one came. ISO 8601. */
  readonly lastTime: string;
  /** Path of the sender of the last one; `null` if it had none. */
  readonly lastSender: string | null;
  /** What to do about it, in plain English. */
  readonly cure: string;
}

/** The dead letters of a system. */
export interface DeadLetterSummary {
  /** Since the system started. Count. */
  readonly total: number;
  /** The latest first. At most `ritsem.inspect.dead-letters.groups` (200). */
  readonly groups: readonly DeadLetterGroup[];
  /** Those whose group is no longer kept, because newer ones took its place. Count. */
  readonly ungrouped: number;
}
