import type { Platform } from "../../platform/index.ts";

/** What the end of an association waits for: everything has left, every connection has closed. */
export type Milestone = "drained" | "disconnected";

/** Lets one caller wait until a milestone is reached, for a limited time. */
export class Milestones {
  readonly #platform: Platform;
  readonly #limitMs: number;
  #onReached: (milestone: Milestone) => void = () => {};

  /** @param limitMs how long one wait takes at most. Key: `akka.remote.flush-wait-on-shutdown` (2 s) */
  constructor(platform: Platform, limitMs: number) {
    this.#platform = platform;
    this.#limitMs = limitMs;
  }

  /** It may have been reached: whoever waits looks again. */
  reached(milestone: Milestone): void {
    this.#onReached(milestone);
  }

  /** Resolves at the next `milestone` at which `isReached` holds, or when the time is over. */
  until(milestone: Milestone, isReached: () => boolean): Promise<void> {
    if (isReached()) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const cancel = this.#platform.timers.once(this.#limitMs, resolve);
      this.#onReached = (reached) => {
        if (reached !== milestone || !isReached()) return;
        cancel();
        resolve();
      };
    });
  }
}
