import { RingQueue } from "../../../base/index.ts";
import type { CancelTimer, Platform } from "../../../platform/index.ts";
import { type ThrottleMode, type TokenBucket, Unthrottled } from "./throttle-commands.ts";

/** One direction of one connection: frames pass at once, wait, or are lost. */
export class ThrottledFlow {
  readonly #platform: Pick<Platform, "clock" | "timers">;
  readonly #deliver: (frame: Uint8Array) => void;
  readonly #onEmptied: () => void;
  readonly #waiting = new RingQueue<Uint8Array>();
  #waitingBytes = 0;
  #mode: ThrottleMode = Unthrottled.instance;
  /** Of the bucket; negative after a frame larger than its capacity. Unit: bytes. */
  #available = 0;
  #filledAtMs = 0;
  #isDraining = false;
  #isPaused = false;
  #cancelTimer: CancelTimer = () => {};

  /** `deliver` gets each frame that passes after a wait; `onEmptied` is called when none waits any more. */
  constructor(platform: Pick<Platform, "clock" | "timers">, deliver: (frame: Uint8Array) => void, onEmptied: () => void) {
    this.#platform = platform;
    this.#deliver = deliver;
    this.#onEmptied = onEmptied;
  }

  /** Whether what comes now passes at once. */
  get isOpen(): boolean {
    return this.#mode.kind === "unthrottled" && this.isEmpty;
  }

  /** Whether what comes now is lost. */
  get isBlackhole(): boolean {
    return this.#mode.kind === "blackhole";
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  set mode(mode: ThrottleMode) {
    this.#mode = mode;
    if (mode.kind === "token-bucket") {
      this.#available = mode.capacity;
      this.#filledAtMs = this.#platform.clock.nowMs();
    }
    if (mode.kind === "blackhole") this.clear();
    else this.#drain();
  }

  /** Takes a frame, which must not change any more. */
  push(frame: Uint8Array): void {
    if (this.isBlackhole) return;
    this.#waiting.push(frame);
    this.#waitingBytes += frame.length;
    this.#drain();
  }

  /** Lets nothing pass until {@link resume}. */
  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#drain();
  }

  /** Loses what waits. */
  clear(): void {
    this.#cancelTimer();
    const wasEmpty = this.isEmpty;
    this.#waiting.clear();
    this.#waitingBytes = 0;
    if (!wasEmpty) this.#onEmptied();
  }

  #drain(): void {
    if (this.#isDraining) return; // a frame's receiver has changed something
    this.#isDraining = true;
    const wasEmpty = this.isEmpty;
    try {
      this.#cancelTimer();
      for (let next = this.#waiting.peek(); next !== undefined; next = this.#waiting.peek()) {
        if (this.#isPaused) return;
        const waitMs = this.#waitMs(next.length);
        if (waitMs > 0) {
          this.#cancelTimer = this.#platform.timers.once(waitMs, () => this.#drain());
          return;
        }
        this.#waiting.shift();
        this.#waitingBytes -= next.length;
        this.#deliver(next);
      }
    } finally {
      this.#isDraining = false;
    }
    if (!wasEmpty) this.#onEmptied();
  }

  /** How long so many bytes have to wait; takes them from the bucket if they need not. Unit: ms. */
  #waitMs(bytes: number): number {
    if (this.#mode.kind !== "token-bucket") return 0;
    const bucket: TokenBucket = this.#mode;
    const nowMs = this.#platform.clock.nowMs();
    this.#available = Math.min(bucket.capacity, this.#available + ((nowMs - this.#filledAtMs) * bucket.tokensPerSecond) / 1000);
    this.#filledAtMs = nowMs;
    const needed = bytes > bucket.capacity ? Number.MIN_VALUE : bytes;
    if (this.#available >= needed) {
      this.#available -= bytes;
      return 0;
    }
    return Math.max(1, Math.ceil(((needed - this.#available) * 1000) / bucket.tokensPerSecond));
  }
}
