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
  /** What a command reads and writes line by line. Default: standard input and output. */
  readonly streams?: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
  /** Whether standard error is a screen on which lines may change. Default: false. */
  readonly isInteractive?: boolean;
  /** Whether standard output is a screen that can be cleared. Default: false. */
  readonly isScreen?: boolean;
  /** Aborted when a command that goes on for ever is to end. Absent: the process ends with it. */
  readonly stopped?: AbortSignal;
}

/** Resolves after `delayMs`, or once the command is stopped. */
export function pauseFor(delayMs: number, { platform, stopped }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      stopped?.removeEventListener("abort", end);
      resolve();
    };
    const cancel = platform.timers.once(delayMs, end);
    stopped?.addEventListener("abort", end, { once: true });
  });
}
