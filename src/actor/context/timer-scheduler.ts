import { type Duration, InvalidDurationError, millisecondsOf } from "../../base/index.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import { influencesReceiveTimeout } from "../message/receive-timeout.ts";
import type { DeadLetterSuppression } from "../message/dead-letter-suppression.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import { InvalidMessageError } from "../ref/errors.ts";

/** The timing of a periodic timer. */
export interface PeriodicTimerOptions {
  /** The time until the first message. Default: the interval. */
  readonly initialDelay?: Duration;
  /**
   * `"fixed-delay"` (default): the next message is sent one interval after the previous one. `"fixed-rate"`: messages follow the schedule
   * set at the start; messages that a busy or suspended process has missed are sent immediately.
   */
  readonly pace?: "fixed-delay" | "fixed-rate";
}

/** What timers need of their actor. */
export interface TimerContext {
  readonly path: ActorPath;
  readonly platform: Platform;
  /** Logs each step at DEBUG, if enabled. Key: `akka.actor.debug.log-timers`. */
  readonly log: LoggingAdapter | undefined;
  enqueue(tick: TimerTick): void;
}

interface Timer {
  readonly generation: number;
  readonly message: unknown;
  readonly isPeriodic: boolean;
  cancel: CancelTimer;
}

/**
 * The timers of one instance of an actor, by key. A timer sends its message to the actor itself, without a sender. A message whose timer
 * was cancelled, or replaced by another timer with the same key, is not handled, even if it is already in the mailbox. All timers are
 * cancelled when the actor restarts or stops. Keys are compared as in a `Map`.
 *
 * INTEROP: keys, generations, the discarding of late messages and the pace of periodic timers are as in Akka.NET's TimerScheduler.
 */
export class TimerScheduler {
  readonly #owner: TimerContext;
  readonly #timers = new Map<unknown, Timer>();
  #generation = 0;

  /** @internal for cells */
  constructor(owner: TimerContext) {
    this.#owner = owner;
  }

  /** Sends `message` once, after `delay`. Throws InvalidDurationError and InvalidMessageError. */
  startSingleTimer(key: unknown, message: unknown, delay: Duration): void {
    const delayMs = finiteMsOf(delay, 0);
    const tick = this.#replace(key, message, false);
    this.#fireAfter(delayMs, tick);
  }

  /** Sends `message` every `interval`, until it is cancelled. Throws InvalidDurationError, also for 0, and InvalidMessageError. */
  startPeriodicTimer(key: unknown, message: unknown, interval: Duration, options: PeriodicTimerOptions = {}): void {
    const intervalMs = finiteMsOf(interval, Number.MIN_VALUE);
    const firstMs = options.initialDelay === undefined ? intervalMs : finiteMsOf(options.initialDelay, 0);
    const keepsRate = options.pace === "fixed-rate";
    const tick = this.#replace(key, message, true);
    const { clock } = this.#owner.platform;
    let dueMs = clock.nowMs() + firstMs;
    const again = (): void => {
      dueMs = (keepsRate ? dueMs : clock.nowMs()) + intervalMs;
      this.#fireAfter(Math.max(0, dueMs - clock.nowMs()), tick, again);
    };
    this.#fireAfter(firstMs, tick, again);
  }

  /** Whether this timer still has a message to send or to be handled. */
  isTimerActive(key: unknown): boolean {
    return this.#timers.has(key);
  }

  /** Cancels the timer, if there is one; its message is not handled, even if it is already in the mailbox. */
  cancel(key: unknown): void {
    const timer = this.#timers.get(key);
    if (timer === undefined) return;
    timer.cancel();
    this.#timers.delete(key);
    this.#owner.log?.debug("Cancelled timer {0} of generation {1}", String(key), timer.generation);
  }

  /** Calls {@link cancel} for all timers. */
  cancelAll(): void {
    for (const key of this.#timers.keys()) this.cancel(key);
  }

  /**
   * For cells: the message to handle now that the tick has reached the front of the mailbox; `undefined` if its timer was cancelled or
   * replaced.
   * @internal
   */
  take(tick: TimerTick): unknown {
    const timer = this.#timers.get(tick.key);
    if (timer?.generation !== tick.generation) {
      this.#owner.log?.debug("Discarded a late message of timer {0}, generation {1}", String(tick.key), tick.generation);
      return undefined;
    }
    if (!timer.isPeriodic) this.#timers.delete(tick.key);
    return timer.message;
  }

  #replace(key: unknown, message: unknown, isPeriodic: boolean): TimerTick {
    if (message === null || message === undefined) throw new InvalidMessageError(this.#owner.path);
    this.cancel(key);
    this.#generation += 1;
    this.#timers.set(key, { generation: this.#generation, message, isPeriodic, cancel: () => {} });
    this.#owner.log?.debug("Started timer {0} of generation {1}", String(key), this.#generation);
    return new TimerTick(this, key, this.#generation, message);
  }

  #fireAfter(delayMs: number, tick: TimerTick, then?: () => void): void {
    const timer = this.#timers.get(tick.key);
    if (timer?.generation !== tick.generation) return;
    timer.cancel = this.#owner.platform.timers.once(delayMs, () => {
      this.#owner.enqueue(tick);
      then?.();
    });
  }
}

/** A timer's message in the mailbox. */
export class TimerTick extends AutoReceivedMessage implements DeadLetterSuppression {
  readonly owner: TimerScheduler;
  readonly key: unknown;
  readonly generation: number;
  readonly message: unknown;

  constructor(owner: TimerScheduler, key: unknown, generation: number, message: unknown) {
    super();
    this.owner = owner;
    this.key = key;
    this.generation = generation;
    this.message = message;
  }

  /** A stopped actor's timer messages are not dead letters. */
  get deadLetterSuppression(): true {
    return true;
  }

  /** The same as for the message inside. */
  get notInfluenceReceiveTimeout(): boolean {
    return !influencesReceiveTimeout(this.message);
  }
}

function finiteMsOf(duration: Duration, leastMs: number): number {
  const milliseconds = millisecondsOf(duration);
  if (milliseconds >= leastMs && milliseconds !== Number.POSITIVE_INFINITY) return milliseconds;
  throw new InvalidDurationError(
    `A timer cannot run for ${duration}: pass a finite time; an interval must be longer than 0. Example: '250 ms'.`,
  );
}
