import type { CancelTimer, Clock, Platform, Timers } from "../platform/index.ts";

interface DueTask {
  readonly dueMs: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that moves when told to, with timers that fire in the order of their due times, and in the order set for equal ones. */
export class ManualClock implements Clock, Timers {
  #nowMs: number;
  readonly #startDateMs: number;
  readonly #waiting = new Set<DueTask>();
  #orderCount = 0;

  /** `startDate`: what {@link date} says at time 0. */
  constructor(startDate: Date = new Date(Date.UTC(2026, 0, 1))) {
    this.#nowMs = 0;
    this.#startDateMs = startDate.getTime();
  }

  nowMs(): number {
    return this.#nowMs;
  }

  date(): Date {
    return new Date(this.#startDateMs + this.#nowMs);
  }

  /** Timers set and neither fired nor cancelled. */
  get pendingTimerCount(): number {
    return this.#waiting.size;
  }

  once(delayMs: number, task: () => void): CancelTimer {
    this.#orderCount += 1;
    const entry = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#orderCount, task };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  /** When the timer that is due first will fire, on this clock; `undefined` when none is set. */
  get nextDueMs(): number | undefined {
    return this.#nextDue(Number.POSITIVE_INFINITY)?.dueMs;
  }

  /** Moves on by `milliseconds` and fires what falls due on the way, each at its own time; timers set meanwhile included. */
  advanceMs(milliseconds: number): void {
    this.advanceToMs(this.#nowMs + milliseconds);
  }

  /** As {@link advanceMs}, up to the time `endMs` of this clock. */
  advanceToMs(endMs: number): void {
    for (let next = this.#nextDue(endMs); next !== undefined; next = this.#nextDue(endMs)) {
      this.#waiting.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.task();
    }
    this.#nowMs = Math.max(this.#nowMs, endMs); // a task may have moved the clock itself
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

/** A host for tests: time moves when told to, log lines are kept, turns are given when asked for. Two runs of a test are the same. */
export class ManualPlatform implements Platform {
  readonly clock: ManualClock;
  readonly timers: Timers;
  readonly environment: Record<string, string | undefined> = {};
  /** Everything logged so far. */
  readonly lines: string[] = [];
  /** How often a system gave the host a turn. */
  yieldCount = 0;
  readonly #yielded: (() => void)[];
  #uidCount = 0;

  /** `world`: a platform to share the clock and the turns with. Default: a clock of its own, at 0. */
  constructor(world?: ManualPlatform) {
    this.clock = world?.clock ?? new ManualClock();
    this.timers = this.clock;
    this.#yielded = world === undefined ? [] : world.#yielded;
  }

  yieldToHost(task: () => void): void {
    this.yieldCount += 1;
    this.#yielded.push(task);
  }

  randomUid(): number {
    this.#uidCount += 1;
    return this.#uidCount;
  }

  writeLine(line: string): void {
    this.lines.push(line);
  }

  /** Resolves when nothing moves any more: no turn is due and promises have settled. Timers do not fire. */
  async settle(): Promise<void> {
    for (let quietRounds = 0; quietRounds < SETTLED_AFTER_ROUNDS; quietRounds += 1) {
      await Promise.resolve();
      const tasks = this.#yielded.splice(0);
      for (const task of tasks) task();
      if (tasks.length > 0) quietRounds = 0;
    }
  }

  /** {@link settle}, then the clock moves on, then everything settles again. */
  async advanceMs(milliseconds: number): Promise<void> {
    await this.settle();
    this.clock.advanceMs(milliseconds);
    await this.settle();
  }
}

/** Longest chain of promises without a turn that {@link ManualPlatform.settle} waits for. */
const SETTLED_AFTER_ROUNDS = 100;
