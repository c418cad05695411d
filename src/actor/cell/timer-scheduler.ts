import { type Duration, InvalidDurationError, millisecondsOf } from "../../base/index.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { AutoReceivedMessage } from "../author/auto-received-message.ts";
import { influencesReceiveTimeout } from "../author/receive-timeout.ts";
import type { DeadLetterSuppression } from "../event/dead-letter-suppression.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";
import { InvalidMessageError } from "../ref/invalid-message-error.ts";

/** How a periodic timer keeps time. */
export interface PeriodicTimerOptions {
  /** Until the first message. Default: the interval. */
  readonly initialDelay?: Duration;
  /**
   * `"fixed-delay"` (default): the next message comes one interval after the one before it was sent. `"fixed-rate"`: messages keep to the
   * times that the start laid down; those that a busy or sleeping process has missed are made up for, at once.
   */
  readonly pace?: "fixed-delay" | "fixed-rate";
}

/** What timers need of the actor that they belong to. */
export interface TimerOwner {
  readonly path: ActorPath;
  readonly platform: Platform;
  /** Where each step is logged at DEBUG, if it is. Key: `akka.actor.debug.log-timers`. */
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
 * The timers of one instance of an actor, by key. A timer sends its message to the actor itself, without a sender. What is cancelled, or
 * replaced by another timer of the same key, is not handled any more, also when it waits in the mailbox already. All timers end when the
 * actor restarts or stops. Keys are compared as in a `Map`.
 *
 * INTEROP: keys, generations and the discarding of late messages as in Akka.NET's TimerScheduler; so is the pace of periodic timers.
 */
export class TimerScheduler {
  readonly #owner: TimerOwner;
  readonly #timers = new Map<unknown, Timer>();
  #generation = 0;

  /** @internal for cells */
  constructor(owner: TimerOwner) {
    this.#owner = owner;
  }

  /** `message` comes once, after `delay`. Throws InvalidDurationError and InvalidMessageError. */
  startSingleTimer(key: unknown, message: unknown, delay: Duration): void {
    const delayMs = finiteMsOf(delay, 0);
    const tick = this.#replace(key, message, false);
    this.#fireAfter(delayMs, tick);
  }

  /** `message` comes every `interval`, until it is cancelled. Throws InvalidDurationError, also for 0, and InvalidMessageError. */
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

  /** Whether a message of this timer is still to come. */
  isTimerActive(key: unknown): boolean {
    return this.#timers.has(key);
  }

  /** Ends the timer, if there is one; its message is not handled any more, also when it waits in the mailbox. */
  cancel(key: unknown): void {
    const timer = this.#timers.get(key);
    if (timer === undefined) return;
    timer.cancel();
    this.#timers.delete(key);
    this.#owner.log?.debug("Cancelled timer {0} of generation {1}", String(key), timer.generation);
  }

  /** {@link cancel} for all of them. */
  cancelAll(): void {
    for (const key of this.#timers.keys()) this.cancel(key);
  }

  /**
   * For cells: what the actor is to handle now that the tick's turn has come; `undefined` when its timer was cancelled or replaced.
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

/** A timer's message on its way through the mailbox. */
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

  /** An actor that has stopped misses none of its timers. */
  get deadLetterSuppression(): true {
    return true;
  }

  /** As the message inside says. */
  get notInfluenceReceiveTimeout(): boolean {
    return !influencesReceiveTimeout(this.message);
  }
}

function finiteMsOf(duration: Duration, leastMs: number): number {
  const milliseconds = millisecondsOf(duration);
  if (milliseconds >= leastMs && milliseconds !== Number.POSITIVE_INFINITY) return milliseconds;
  throw new InvalidDurationError(
    `A timer cannot run for ${duration}: it takes a finite time, and between messages one longer than 0. Example: '250 ms'.`,
  );
}
