import type { Failure } from "../../remote/index.ts";

/** What is looked at, in this order; `tls` only where the port may speak it. */
export type StepName = "name" | "tcp" | "tls" | "handshake" | "identify" | "frames" | "dial-back";

/** What one step found. */
export interface Finding {
  readonly step: StepName;
  /** One line for people. */
  readonly text: string;
  /** Set when the step failed. */
  readonly failure?: Failure;
}
