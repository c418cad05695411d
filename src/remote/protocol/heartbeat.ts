import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { FailureDetector } from "../failure-detector/failure-detector.ts";

/** The longest delay that every host's timers take. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** What the ticks of a {@link Heartbeat} ask for. */
export interface HeartbeatListener {
  /** Time to send one. */
  onBeat(): void;
  /** The peer counts as unreachable. No call follows. */
  onSilence(): void;
}

/**
 * Sends a heartbeat every interval, at a fixed rate and whatever else is sent, the first one interval after `start`; and asks the
 * failure detector at each tick whether the peer is still there.
 *
 * A tick that comes more than an interval late does not judge: then it was this process that slept (suspended machine, stopped
 * process), and what the peer sent meanwhile is still to be read.
 */
export class Heartbeat {
  readonly #platform: Platform;
  readonly #intervalMs: number;
  readonly #detector: FailureDetector;
  readonly #listener: HeartbeatListener;
  readonly #forgetTurn = (): void => {
    this.#isNotedThisTurn = false;
  };
  #isNotedThisTurn = false;
  #dueMs = 0;
  #cancel: CancelTimer | undefined;

  constructor(platform: Platform, intervalMs: number, detector: FailureDetector, listener: HeartbeatListener) {
    this.#platform = platform;
    this.#intervalMs = intervalMs;
    this.#detector = detector;
    this.#listener = listener;
  }

  start(): void {
    this.#dueMs = this.#platform.clock.nowMs() + this.#intervalMs;
    this.#arm();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Any frame is a sign of life. One look at the clock for all frames of a turn: a chunk brings hundreds. */
  heard(): void {
    if (this.#isNotedThisTurn) return;
    this.#isNotedThisTurn = true;
    this.#detector.heartbeat(this.#platform.clock.nowMs());
    queueMicrotask(this.#forgetTurn);
  }

  #arm(): void {
    const delayMs = Math.max(0, this.#dueMs - this.#platform.clock.nowMs());
    this.#cancel = this.#platform.timers.once(Math.min(delayMs, LONGEST_DELAY_MS), () => this.#tick());
  }

  #tick(): void {
    const nowMs = this.#platform.clock.nowMs();
    const hasSlept = nowMs - this.#dueMs > this.#intervalMs;
    if (!hasSlept && !this.#detector.isAvailable(nowMs)) {
      this.stop();
      this.#listener.onSilence();
      return;
    }
    this.#dueMs = hasSlept ? nowMs + this.#intervalMs : this.#dueMs + this.#intervalMs;
    this.#arm(); // before the call, which may stop it
    this.#listener.onBeat();
  }
}
