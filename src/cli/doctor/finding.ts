import type { Failure } from "../../remote/index.ts";

/** The steps, in this order; `tls` only if this system uses TLS or the handshake fails, `cluster` only with that provider. */
export type StepName = "name" | "tcp" | "tls" | "handshake" | "identify" | "frames" | "dial-back" | "cluster";

/** The result of one step. */
export interface Finding {
  readonly step: StepName;
  /** A line for people. */
  readonly text: string;
  /** Present if the step failed. */
  readonly failure?: Failure;
}
