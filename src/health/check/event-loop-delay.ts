import type { CancelTimer, Platform } from "../../platform/index.ts";

/** How often a timer measures the delay. Unit: ms. */
const INTERVAL_MS = 1_000;
/** For how long a delay counts. Unit: ms. */
const REMEMBERED_MS = 10_000;

/**
 * How late timers fire: on one thread, a handler that does not return is seen by what had to wait for it. While it runs nobody can ask; the
 * delay is therefore remembered for a while.
 */
export class EventLoopDelay {
  readonly #platform: Pick<Platform, "clock" | "timers">;
  #dueAtMs: number;
  #worstMs = 0;
  #worstAtMs = Number.NEGATIVE_INFINITY;
  #cancel: CancelTimer = () => {};

  constructor(platform: Pick<Platform, "clock" | "timers">) {
    this.#platform = platform;
    this.#dueAtMs = platform.clock.nowMs() + INTERVAL_MS;
    this.#measureAgain();
  }

  /** The longest delay of the last seconds, including one that has not ended. Unit: ms. */
  get lateByMs(): number {
    const nowMs = this.#platform.clock.nowMs();
    const remembered = nowMs - this.#worstAtMs < REMEMBERED_MS ? this.#worstMs : 0;
    return Math.max(remembered, nowMs - this.#dueAtMs, 0);
  }

  stop(): void {
    this.#cancel();
  }

  #measureAgain(): void {
    this.#cancel = this.#platform.timers.once(INTERVAL_MS, () => {
      const nowMs = this.#platform.clock.nowMs();
      const lateMs = nowMs - this.#dueAtMs;
      if (lateMs >= this.#worstMs || nowMs - this.#worstAtMs >= REMEMBERED_MS) {
        this.#worstMs = Math.max(lateMs, 0);
        this.#worstAtMs = nowMs;
      }
      this.#dueAtMs = nowMs + INTERVAL_MS;
      this.#measureAgain();
    });
  }
}
