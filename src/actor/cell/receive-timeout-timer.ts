import type { CancelTimer, Platform } from "../../platform/index.ts";

/**
 * Calls back when no message has arrived for a while. A message only updates the time of the last one; if the timer fires early for that
 * reason, it is set again for the rest.
 */
export class ReceiveTimeoutTimer {
  readonly #platform: Platform;
  readonly #onSilence: () => void;
  #timeoutMs: number | undefined;
  #heardAtMs = 0;
  #cancel: CancelTimer | undefined;

  constructor(platform: Platform, onSilence: () => void) {
    this.#platform = platform;
    this.#onSilence = onSilence;
  }

  get timeoutMs(): number | undefined {
    return this.#timeoutMs;
  }

  /** `undefined` or infinite disables it. */
  set(timeoutMs: number | undefined): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#timeoutMs = timeoutMs === Number.POSITIVE_INFINITY ? undefined : timeoutMs;
    this.heard();
  }

  /** A message that counts was handled. */
  heard(): void {
    if (this.#timeoutMs === undefined) return;
    this.#heardAtMs = this.#platform.clock.nowMs();
    if (this.#cancel === undefined) this.#wait(this.#timeoutMs);
  }

  #wait(delayMs: number): void {
    this.#cancel = this.#platform.timers.once(delayMs, () => {
      this.#cancel = undefined;
      if (this.#timeoutMs === undefined) return;
      const leftMs = this.#heardAtMs + this.#timeoutMs - this.#platform.clock.nowMs();
      if (leftMs > 0) this.#wait(leftMs);
      else this.#onSilence();
    });
  }
}
