import { describeValue, type Duration, InvalidArgumentError, InvalidDurationError, millisecondsOf } from "../../base/index.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { Cancelable, Scheduler } from "./scheduler.ts";

/** The longest delay that hosts handle correctly; a longer one is split. Unit: ms. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** What a scheduler needs beyond the host's timers. */
export interface SchedulerContext {
  readonly platform: Pick<Platform, "clock" | "timers">;
  /** The shortest interval. Unit: ms. */
  readonly tickMs: number;
  readonly onError: (error: unknown) => void;
  /** Runs an action apart from what surrounds its timer by chance; absent: as it comes. */
  readonly detached?: () => ((task: () => void) => void) | undefined;
}

/** The scheduler based on the host's timers. */
export class PlatformScheduler implements Scheduler {
  readonly #init: SchedulerContext;
  readonly #waiting = new Set<ScheduledTask>();
  #isClosed = false;

  constructor(init: SchedulerContext) {
    this.#init = init;
  }

  scheduleTellOnce<M>(delay: Duration, receiver: ActorRef<M>, message: M, sender: AnyActorRef = NO_SENDER): Cancelable {
    assertReceiver(receiver);
    return this.#add(delay, undefined, () => receiver.tell(message, sender));
  }

  scheduleTellRepeatedly<M>(
    initialDelay: Duration,
    interval: Duration,
    receiver: ActorRef<M>,
    message: M,
    sender: AnyActorRef = NO_SENDER,
  ): Cancelable {
    assertReceiver(receiver);
    const task: Cancelable = this.#add(initialDelay, interval, () => {
      if (internalRef(receiver).isTerminated) task.cancel();
      else receiver.tell(message, sender);
    });
    return task;
  }

  scheduleOnce(delay: Duration, action: () => void): Cancelable {
    return this.#add(delay, undefined, action);
  }

  scheduleRepeatedly(initialDelay: Duration, interval: Duration, action: () => void): Cancelable {
    return this.#add(initialDelay, interval, action);
  }

  /** Cancels everything; tasks scheduled later are cancelled from the start. */
  close(): void {
    this.#isClosed = true;
    for (const task of this.#waiting) task.cancel();
  }

  #add(delay: Duration, interval: Duration | undefined, action: () => void): Cancelable {
    if (typeof action !== "function")
      throw new InvalidArgumentError(`The scheduler takes a function to call, not ${describeValue(action)}.`);
    const intervalMs = interval === undefined ? undefined : millisecondsOf(interval);
    if (intervalMs === 0)
      throw new InvalidDurationError("An interval of 0 would repeat endlessly. Pass a positive interval, or schedule the task once.");
    const { platform, tickMs, onError, detached } = this.#init;
    const attempt = (): void => {
      try {
        action();
      } catch (error) {
        onError(error);
      }
    };
    const run = (): void => {
      const apart = detached?.();
      if (apart === undefined) attempt();
      else apart(attempt);
    };
    const task = new ScheduledTask(platform, run, intervalMs === undefined ? undefined : Math.max(intervalMs, tickMs), this.#waiting);
    if (this.#isClosed) task.cancel();
    else task.start(millisecondsOf(delay));
    return task;
  }
}

function assertReceiver(receiver: unknown): void {
  if (typeof (receiver as Partial<ActorRef> | undefined)?.tell === "function") return;
  throw new InvalidArgumentError(`The scheduler sends messages to a ref, not to ${describeValue(receiver)}.`);
}

/** States: waiting → waiting again, for a repeated task → over: done or cancelled. `all` holds the waiting ones. */
class ScheduledTask implements Cancelable {
  readonly #platform: SchedulerContext["platform"];
  readonly #run: () => void;
  readonly #intervalMs: number | undefined;
  readonly #all: Set<ScheduledTask>;
  #dueMs = 0;
  #cancelTimer: CancelTimer = () => {};
  #isCancelled = false;

  constructor(platform: SchedulerContext["platform"], run: () => void, intervalMs: number | undefined, all: Set<ScheduledTask>) {
    this.#platform = platform;
    this.#run = run;
    this.#intervalMs = intervalMs;
    this.#all = all;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  start(delayMs: number): void {
    this.#dueMs = this.#platform.clock.nowMs() + delayMs;
    this.#all.add(this);
    this.#wait();
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#cancelTimer();
    this.#all.delete(this);
  }

  #wait(): void {
    const leftMs = Math.max(0, this.#dueMs - this.#platform.clock.nowMs());
    this.#cancelTimer = this.#platform.timers.once(Math.min(Math.ceil(leftMs), LONGEST_WAIT_MS), () => this.#onTimer());
  }

  #onTimer(): void {
    if (this.#platform.clock.nowMs() < this.#dueMs) return this.#wait(); // hosts round down, and long delays are split
    if (this.#intervalMs === undefined) this.#all.delete(this);
    this.#run();
    if (this.#intervalMs === undefined || this.#isCancelled) return;
    const missed = Math.floor((this.#platform.clock.nowMs() - this.#dueMs) / this.#intervalMs);
    this.#dueMs += (missed + 1) * this.#intervalMs;
    this.#wait();
  }
}
