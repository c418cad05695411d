import type { CancelTimer, Platform } from "../../platform/index.ts";

/** The longest delay that every host's timers take. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** Measures how long a peer has been unreachable, and reports when the limit is reached. */
export class UnreachableTimer {
  readonly #platform: Platform;
  readonly #limitMs: number;
  readonly #onTooLong: () => void;
  #cancel: CancelTimer | undefined;

  /** @param limitMs key: `akka.remote.quarantine-after-silence` (2 d) */
  constructor(platform: Platform, limitMs: number, onTooLong: () => void) {
    this.#platform = platform;
    this.#limitMs = limitMs;
    this.#onTooLong = onTooLong;
  }

  /** Starts the timer: the peer is unreachable from now on. */
  begin(): void {
    this.end();
    this.#wait(this.#limitMs);
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(leftMs: number): void {
    const delayMs = Math.min(leftMs, LONGEST_DELAY_MS);
    this.#cancel = this.#platform.timers.once(delayMs, () => {
      this.#cancel = undefined;
      if (leftMs > delayMs) this.#wait(leftMs - delayMs);
      else this.#onTooLong();
    });
  }
}
