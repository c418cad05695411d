import type { Platform } from "../../platform/index.ts";

/** What a command uses of the process that it runs in. */
export interface Terminal {
  /** Files and environment. */
  readonly platform: Platform;
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Reads standard input to its end. Absent in terminals without one. */
  readonly readInput?: () => string;
  /** Aborted when a command that goes on for ever is to end. Absent: the process ends with it. */
  readonly stopped?: AbortSignal;
}
