import { RingQueue } from "../../base/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Dispatcher, DispatcherSettings, Runnable } from "./dispatcher.ts";

/** The longest time in which turns follow each other without a turn for sockets and timers, in ms. */
const BUDGET_MS = 10;
/** The same as a number of messages, for a clock that does not advance. */
const BUDGET_MESSAGES = 100_000;
/** The number of messages between two clock readings; fewer if messages turn out to be slow. */
const MESSAGES_PER_LOOK = 32;

/**
 * Gives turns to all mailboxes of a system, first come, first served, with one scheduled callback for all of them. The callback is a
 * microtask, so that a reply to a single question needs no iteration of the host's event loop, until the budget of the current macrotask is
 * used up. The host then gets its turn, including sockets and timers.
 *
 * States: idle (queue empty, no callback scheduled) → armed (callback scheduled) → draining → idle, or armed again if work is left.
 * @hotpath `bench/local.ts` local-pingpong-inflight1: 7.7 M messages/s, each in a turn of its own. Buys: no timer or promise per message,
 * and one clock reading per 32 messages as long as they are short.
 */
export class EventLoopDispatcher implements Dispatcher {
  /** The maximum number of messages that an actor handles per turn. Key: `akka.actor.default-dispatcher.throughput` (30). */
  readonly throughput: number;
  readonly path: string;
  readonly mailboxType: string | undefined;
  readonly mailboxRequirement: string | undefined;
  /** The dispatcher that gives the turns: itself, or the one that it shares them with. */
  readonly #turns: EventLoopDispatcher;
  readonly #throughputDeadlineMs: number;
  readonly #platform: Platform;
  readonly #queue = new RingQueue<Runnable>();
  readonly #drainTask: () => void;
  readonly #drainAfterHost: () => void;
  readonly #afterTurn = new RingQueue<() => void>();
  /** Messages handled in turns that this dispatcher gave. Count. */
  messagesHandled = 0;
  #state: "idle" | "armed" | "draining" = "idle";
  #budgetEndsMs: number;
  #budgetMessages = BUDGET_MESSAGES;
  #isBudgetUsed = false;
  #lastLookMs: number;
  #isSlow = false;
  #messagesPerLook = MESSAGES_PER_LOOK;
  #messagesUntilLook = MESSAGES_PER_LOOK;
  /** Runs turns apart from what surrounds their callback by chance; absent: as they come. */
  detached: ((task: () => void) => void) | undefined = undefined;

  /** `turns`: the dispatcher whose turns this one shares, if any. */
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
    const drain = (): void => this.#drain();
    this.#drainTask = () => (this.detached === undefined ? this.#drain() : this.detached(drain));
    this.#drainAfterHost = () => {
      this.#renewBudget();
      this.#drainTask();
    };
  }

  /**
   * When a turn that starts now must end even if messages are left; 0: only the throughput limits it. Reading the clock after each message
   * costs as much as a short message, so it happens only if recent turns were slow, or if
   * `akka.actor.default-dispatcher.throughput-deadline-time` requires it.
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

  /** Another dispatcher, whose actors share the same queue for turns but handle as many messages per turn as `settings` allow. */
  sharingTurns(settings: DispatcherSettings): EventLoopDispatcher {
    return new EventLoopDispatcher(this.#platform, settings, this.#turns);
  }

  /** Runs `task` once, when the turns that now follow each other are over; soon, if there are none. */
  afterTurn(task: () => void): void {
    const turns = this.#turns;
    turns.#afterTurn.push(task);
    if (turns.#state === "idle") turns.#arm();
  }

  /** Whether turns are asked for that did not fit into the time that was left until the host gets its own. */
  get isBehind(): boolean {
    const turns = this.#turns;
    return turns.#isBudgetUsed && turns.#queue.length > 0;
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
        const handled = next.run();
        this.messagesHandled += handled;
        this.#messagesUntilLook -= handled + 1; // a turn without a message is work too
        if (this.#messagesUntilLook <= 0 && this.#lookAtClock()) break;
      }
      this.#runAfterTurn();
    } finally {
      this.#state = "idle";
      if (queue.length > 0 || this.#afterTurn.length > 0) this.#arm();
    }
  }

  #runAfterTurn(): void {
    const tasks = this.#afterTurn;
    for (let left = tasks.length; left > 0; left -= 1) tasks.shift()?.(); // those that come meanwhile have their own turn
  }

  /** Updates the elapsed time; true if the host must have its turn now. */
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
