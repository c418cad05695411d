import { RingQueue } from "../../base/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Dispatcher, DispatcherSettings, Runnable } from "./dispatcher.ts";

/** Longest time that turns follow each other without sockets and timers having one, in ms. */
const BUDGET_MS = 10;
/** The same in messages, for a clock that does not move. */
const BUDGET_MESSAGES = 100_000;
/** Messages between two looks at the clock; fewer when messages turn out to be slow. */
const MESSAGES_PER_LOOK = 32;

/**
 * Gives turns to all mailboxes of a system, first come, first served, with one armed callback for all of them. The callback is a
 * microtask, so an answer to a lone question costs no trip through the host's event loop, until the budget of the current macrotask is used
 * up; then the host gets its turn, and sockets and timers with it.
 *
 * States: idle (queue empty, nothing armed) → armed (callback on its way) → draining → idle, or armed again when work is left.
 * @hotpath `bench/local.ts` local-pingpong-inflight1: 7.7 M messages/s, each in a turn of its own. Buys: no timer or promise per message, and one clock reading per 32 messages as long as they are short.
 */
export class EventLoopDispatcher implements Dispatcher {
  /** Messages an actor handles per turn. Key: `akka.actor.default-dispatcher.throughput` (30). */
  readonly throughput: number;
  readonly path: string;
  readonly mailboxType: string | undefined;
  readonly mailboxRequirement: string | undefined;
  /** Who gives the turns: itself, or the one it shares them with. */
  readonly #turns: EventLoopDispatcher;
  readonly #throughputDeadlineMs: number;
  readonly #platform: Platform;
  readonly #queue = new RingQueue<Runnable>();
  readonly #drainTask: () => void;
  readonly #drainAfterHost: () => void;
  #afterTurn: (() => void)[] = [];
  #state: "idle" | "armed" | "draining" = "idle";
  #budgetEndsMs: number;
  #budgetMessages = BUDGET_MESSAGES;
  #isBudgetUsed = false;
  #lastLookMs: number;
  #isSlow = false;
  #messagesPerLook = MESSAGES_PER_LOOK;
  #messagesUntilLook = MESSAGES_PER_LOOK;

  /** `turns`: the dispatcher that this one shares the turns of, if any. */
  constructor(platform: Platform, settings: DispatcherSettings, turns?: EventLoopDispatcher) {
    this.#platform = platform;
    this.#turns = turns ?? this;
    this.throughput = settings.throughput;
    this.path = settings.path ?? "akka.actor.default-dispatcher";
    this.mailboxType = settings.mailboxType;
    this.mailboxRequirement = settings.mailboxRequirement;
    this.#throughputDeadlineMs = settings.throughputDeadlineMs;
    this.#lastLookMs = platform.clock.nowMs();
    this.#budgetEndsMs = this.#lastLookMs + BUDGET_MS;
    this.#drainTask = () => this.#drain();
    this.#drainAfterHost = () => {
      this.#renewBudget();
      this.#drain();
    };
  }

  /**
   * When a turn that begins now must end although messages are left; 0: the throughput alone decides. Reading the clock after each message
   * costs as much as a short message, so it is done only where turns have just been seen to be slow, or where
   * `akka.actor.default-dispatcher.throughput-deadline-time` asks for it.
   */
  turnDeadlineMs(): number {
    const turns = this.#turns;
    const budgetEndsMs = turns.#isSlow ? turns.#budgetEndsMs : Number.POSITIVE_INFINITY;
    if (this.#throughputDeadlineMs > 0) return Math.min(budgetEndsMs, this.nowMs() + this.#throughputDeadlineMs);
    return turns.#isSlow ? budgetEndsMs : 0;
  }

  nowMs(): number {
    return this.#platform.clock.nowMs();
  }

  schedule(runnable: Runnable): void {
    const turns = this.#turns;
    turns.#queue.push(runnable);
    if (turns.#state === "idle") turns.#arm();
  }

  /** Another dispatcher, whose actors stand in the same line for turns but handle as many messages in theirs as `settings` say. */
  sharingTurns(settings: DispatcherSettings): EventLoopDispatcher {
    return new EventLoopDispatcher(this.#platform, settings, this.#turns);
  }

  /** Runs `task` once, when the turns that follow each other now are over; soon, when there are none. */
  afterTurn(task: () => void): void {
    const turns = this.#turns;
    turns.#afterTurn.push(task);
    if (turns.#state === "idle") turns.#arm();
  }

  #arm(): void {
    this.#state = "armed";
    if (this.#isBudgetUsed) this.#platform.yieldToHost(this.#drainAfterHost);
    else queueMicrotask(this.#drainTask);
  }

  #drain(): void {
    this.#state = "draining";
    const queue = this.#queue;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        this.#messagesUntilLook -= next.run() + 1; // a turn without a message is work, too
        if (this.#messagesUntilLook <= 0 && this.#lookAtClock()) break;
      }
      this.#runAfterTurn();
    } finally {
      this.#state = "idle";
      if (queue.length > 0 || this.#afterTurn.length > 0) this.#arm();
    }
  }

  #runAfterTurn(): void {
    if (this.#afterTurn.length === 0) return;
    const tasks = this.#afterTurn;
    this.#afterTurn = [];
    for (const task of tasks) task();
  }

  /** Notes the time that has gone; true when the host must have its turn now. */
  #lookAtClock(): boolean {
    const nowMs = this.#platform.clock.nowMs();
    this.#isSlow = nowMs - this.#lastLookMs > BUDGET_MS / 10;
    this.#lastLookMs = nowMs;
    this.#budgetMessages -= this.#messagesPerLook - this.#messagesUntilLook;
    this.#messagesPerLook = this.#isSlow ? 1 : MESSAGES_PER_LOOK;
    this.#messagesUntilLook = this.#messagesPerLook;
    this.#isBudgetUsed ||= nowMs >= this.#budgetEndsMs || this.#budgetMessages <= 0;
    return this.#isBudgetUsed;
  }

  #renewBudget(): void {
    this.#lastLookMs = this.#platform.clock.nowMs();
    this.#budgetEndsMs = this.#lastLookMs + BUDGET_MS;
    this.#budgetMessages = BUDGET_MESSAGES;
    this.#isBudgetUsed = false;
  }
}
