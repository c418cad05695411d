/** What a supervisor does with a child that failed. */
export const Directive = {
  /** Continue with the same instance and the next message. */
  Resume: "resume",
  /** Continue with a new instance and the next message; the ref and the mailbox remain. */
  Restart: "restart",
  /** Terminate the child. */
  Stop: "stop",
  /** Fail with the child's error. */
  Escalate: "escalate",
} as const;
/** One of the directives. */
export type Directive = (typeof Directive)[keyof typeof Directive];
