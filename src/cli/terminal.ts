import type { Platform } from "../platform/index.ts";

/** What a command may use of the process it runs in. */
export interface Terminal {
  /** Files and environment. */
  readonly platform: Platform;
  out(text: string): void;
  err(text: string): void;
}
