import { RingQueue } from "../../base/index.ts";
import type { Dispatcher, Runnable } from "../dispatch/dispatcher.ts";
import type { LogEvent } from "./log-event.ts";
import type { Logger } from "./logger.ts";

/** Events kept for a logger that has not started yet; what comes on top goes to standard output. */
const HELD_WHILE_STARTING = 1000;

/**
 * What stands between a system and one of its loggers: holds events until the logger has started, and hands them over in turns of their own.
 *
 * States: starting → started → stopped. From either of the first two to failed, when the logger does not start: then, and whenever it
 * throws, standard output writes in its place.
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

  /** Returns when events flow, or a promise of it. Throws or rejects as the logger does, whose events standard output then gets. */
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

  /** Hands over all that waits, then lets the logger finish. Rejects as it does. */
  async stop(): Promise<void> {
    if (this.#state === "starting") this.#state = "failed"; // it never said that it could take any
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
      this.#standIn.log(event); // whoever logs is not to blame for the logger, and the event is not lost
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#dispatcher.schedule(this);
  }
}
