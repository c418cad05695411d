import { RingQueue } from "../../base/index.ts";
import type { Dispatcher, Runnable } from "../dispatch/dispatcher.ts";
import type { LogEvent } from "../logging/log-event.ts";
import type { Logger } from "../logging/logger.ts";

/** The maximum number of events kept for a logger that has not started yet; further events go to standard output. */
const HELD_WHILE_STARTING = 1000;

/**
 * Connects a system with one of its loggers: holds events until the logger has started, and delivers them in separate turns.
 *
 * States: starting → started → stopped. From either of the first two to failed, if the logger does not start. Then, and whenever it
 * throws, events are written to standard output instead.
 */
export class LoggerFeed implements Logger, Runnable {
  readonly #logger: Logger;
  readonly #dispatcher: Dispatcher;
  readonly #standIn: Logger;
  readonly #waiting = new RingQueue<LogEvent>();
  #state: "starting" | "started" | "stopped" | "failed" = "starting";
  #isScheduled = false;

  constructor(logger: Logger, dispatcher: Dispatcher, standIn: Logger) {
    this.#logger = logger;
    this.#dispatcher = dispatcher;
    this.#standIn = standIn;
  }

  /**
   * Returns when the logger has started, or a promise of it. Throws or rejects as the logger does; its events then go to standard output.
   */
  start(systemName: string): void | Promise<void> {
    try {
      const started = this.#logger.start?.(systemName);
      if (started === undefined) return this.#flow("started");
      return started.then(
        () => this.#flow("started"),
        (error: unknown) => {
          this.#flow("failed");
          throw error;
        },
      );
    } catch (error) {
      this.#flow("failed");
      throw error;
    }
  }

  log(event: LogEvent): void {
    if (this.#state === "failed") return this.#standIn.log(event);
    if (this.#state === "started" && this.#logger.isSynchronous === true) return this.#hand(event);
    if (this.#state === "starting" && this.#waiting.length >= HELD_WHILE_STARTING) return this.#standIn.log(event);
    this.#waiting.push(event);
    if (this.#state === "started") this.#schedule();
  }

  run(): number {
    this.#isScheduled = false;
    let handled = 0;
    for (; handled < this.#dispatcher.throughput; handled += 1) {
      const event = this.#waiting.shift();
      if (event === undefined) return handled;
      this.#hand(event);
    }
    if (this.#waiting.length > 0) this.#schedule();
    return handled;
  }

  /** Delivers all pending events, then stops the logger. Rejects as it does. */
  async stop(): Promise<void> {
    if (this.#state === "starting") this.#state = "failed"; // it never reported that it had started
    this.#handAll();
    const hasStarted = this.#state === "started";
    this.#state = "stopped";
    if (hasStarted) await this.#logger.stop?.();
  }

  #flow(state: "started" | "failed"): void {
    if (this.#state !== "starting") return;
    this.#state = state;
    this.#handAll();
  }

  #handAll(): void {
    for (let event = this.#waiting.shift(); event !== undefined; event = this.#waiting.shift()) this.#hand(event);
  }

  #hand(event: LogEvent): void {
    try {
      if (this.#state === "failed") this.#standIn.log(event);
      else this.#logger.log(event);
    } catch {
      this.#standIn.log(event); // the caller is not responsible for the logger, and the event is not lost
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#dispatcher.schedule(this);
  }
}
