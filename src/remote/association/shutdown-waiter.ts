import type { Platform } from "../../platform/index.ts";

/** What the end of an association waits for: everything has left, every connection has closed. */
export type ShutdownStep = "drained" | "disconnected";

/** Lets one caller wait until a step is reached, for a limited time. */
export class ShutdownWaiter {
  readonly #platform: Platform;
  readonly #limitMs: number;
  #onReached: (step: ShutdownStep) => void = () => {};

  /** @param limitMs how long one wait takes at most. Key: `akka.remote.flush-wait-on-shutdown` (2 s) */
  constructor(platform: Platform, limitMs: number) {
    this.#platform = platform;
    this.#limitMs = limitMs;
  }

  /** Reports that `step` may have been reached; a waiting caller checks again. */
  reached(step: ShutdownStep): void {
    this.#onReached(step);
  }

  /** Resolves at the next `step` at which `isReached` holds, or when the time is over. */
  until(step: ShutdownStep, isReached: () => boolean): Promise<void> {
    if (isReached()) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const cancel = this.#platform.timers.once(this.#limitMs, resolve);
      this.#onReached = (reached) => {
        if (reached !== step || !isReached()) return;
        cancel();
        resolve();
      };
    });
  }
}
