/** What a supervisor does with a child that failed. */
export const Directive = {
  /** Go on with the same instance and the next message. */
  Resume: "resume",
  /** Go on with a fresh instance and the next message; the ref and the mailbox stay. */
  Restart: "restart",
  /** Terminate the child. */
  Stop: "stop",
  /** Fail oneself, with the child's error. */
  Escalate: "escalate",
} as const;
export type Directive = (typeof Directive)[keyof typeof Directive];
