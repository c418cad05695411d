import type { CancelTimer, Clock, Platform, Timers } from "../../platform/index.ts";

interface DueTask {
  readonly dueMs: number;
  readonly order: number;
  readonly task: () => void;
}

/**
 * A clock that advances only when told to. Its timers fire in the order of their due times, and in the order of creation for equal ones.
 */
export class ManualClock implements Clock, Timers {
  #nowMs: number;
  readonly #startDateMs: number;
  readonly #waiting = new Set<DueTask>();
  #orderCount = 0;

  /** `startDate`: the value of {@link date} at time 0. */
  constructor(startDate: Date = new Date(Date.UTC(2026, 0, 1))) {
    this.#nowMs = 0;
    this.#startDateMs = startDate.getTime();
  }

  /** Its time. Unit: ms. */
  nowMs(): number {
    return this.#nowMs;
  }

  /** The date at its time. */
  date(): Date {
    return new Date(this.#startDateMs + this.#nowMs);
  }

  /** The number of timers that have neither fired nor been cancelled. */
  get pendingTimerCount(): number {
    return this.#waiting.size;
  }

  /** Calls `task` when the clock has been moved by `delayMs`. */
  once(delayMs: number, task: () => void): CancelTimer {
    this.#orderCount += 1;
    const entry = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#orderCount, task };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  /** The time on this clock at which the next timer fires; `undefined` if there is none. */
  get nextDueMs(): number | undefined {
    return this.#nextDue(Number.POSITIVE_INFINITY)?.dueMs;
  }

  /** Advances by `milliseconds` and fires the timers that become due, each at its own time, including timers set meanwhile. */
  advanceMs(milliseconds: number): void {
    this.advanceToMs(this.#nowMs + milliseconds);
  }

  /** Like {@link advanceMs}, up to the time `endMs` of this clock. */
  advanceToMs(endMs: number): void {
    for (let next = this.#nextDue(endMs); next !== undefined; next = this.#nextDue(endMs)) {
      this.#waiting.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.task();
    }
    this.#nowMs = Math.max(this.#nowMs, endMs); // a task may have advanced the clock itself
  }

  #nextDue(untilMs: number): DueTask | undefined {
    let first: DueTask | undefined;
    for (const entry of this.#waiting) {
      if (entry.dueMs > untilMs) continue;
      if (first === undefined || entry.dueMs < first.dueMs || (entry.dueMs === first.dueMs && entry.order < first.order)) first = entry;
    }
    return first;
  }
}

/**
 * A host for tests: time advances only when told to, log lines are kept, and turns are given on request. Every run of a test is the same.
 */
export class ManualPlatform implements Platform {
  /** The clock that tests move. */
  readonly clock: ManualClock;
  /** Timers of the platform. */
  readonly timers: Timers;
  /** Environment variables for HOCON. */
  readonly environment: Record<string, string | undefined> = {};
  /** All lines logged so far. */
  readonly lines: string[] = [];
  /** The number of turns that a system gave to the host. */
  yieldCount = 0;
  readonly #yielded: (() => void)[];
  #uidCount = 0;

  /** `world`: a platform whose clock and turns this one shares. Default: its own clock, at 0. */
  constructor(world?: ManualPlatform) {
    this.clock = world?.clock ?? new ManualClock();
    this.timers = this.clock;
    this.#yielded = world === undefined ? [] : world.#yielded;
  }

  /** Runs `task` in a later turn. */
  yieldToHost(task: () => void): void {
    this.yieldCount += 1;
    this.#yielded.push(task);
  }

  /** The next uid of a fixed sequence. */
  randomUid(): number {
    this.#uidCount += 1;
    return this.#uidCount;
  }

  /** Keeps the line for tests. */
  writeLine(line: string): void {
    this.lines.push(line);
  }

  /** Resolves when no turn is due and promises have settled. Timers do not fire. */
  async settle(): Promise<void> {
    for (let quietRounds = 0; quietRounds < SETTLED_AFTER_ROUNDS; quietRounds += 1) {
      await Promise.resolve();
      const tasks = this.#yielded.splice(0);
      for (const task of tasks) task();
      if (tasks.length > 0) quietRounds = 0;
    }
  }

  /** Calls {@link settle}, advances the clock, and settles again. */
  async advanceMs(milliseconds: number): Promise<void> {
    await this.settle();
    this.clock.advanceMs(milliseconds);
    await this.settle();
  }
}

/** The longest chain of promises without a turn that {@link ManualPlatform.settle} waits for. */
const SETTLED_AFTER_ROUNDS = 100;
