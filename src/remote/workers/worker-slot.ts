import type { Address, LoggingAdapter } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import { WorkerStartError } from "./errors.ts";

/** A running thread. */
export interface WorkerThread {
  /** Ends the thread at once. */
  terminate(): void;
}

/** What happens to a thread. */
export interface WorkerThreadEvents {
  /** Its system listens at `address`. */
  onListening(address: string): void;
  /** Its program has failed; its end follows. */
  onFailed(error: unknown): void;
  /** Exactly once, last. */
  onEnded(exitCode: number): void;
}

/** Starts thread `worker`, numbered from 0. */
export type StartWorkerThread = (worker: number, events: WorkerThreadEvents) => WorkerThread;

/** How workers are started, and started again. */
export interface WorkerSlotSettings {
  /** Key: `ritsem.workers.entry`. */
  readonly entry: string;
  /** Unit: ms. Key: `ritsem.workers.start-timeout` (30 s). */
  readonly startTimeoutMs: number;
  /** Unit: ms. Key: `ritsem.workers.restart-min-backoff` (200 ms). */
  readonly minBackoffMs: number;
  /** Unit: ms. Key: `ritsem.workers.restart-max-backoff` (10 s). */
  readonly maxBackoffMs: number;
}

/** What a slot needs of its system. */
export interface WorkerSlotContext {
  readonly platform: Pick<Platform, "timers">;
  readonly log: LoggingAdapter;
  readonly settings: WorkerSlotSettings;
  readonly startThread: StartWorkerThread;
  parseAddress(text: string): Address;
  /** The system of `worker` listens at `address`. */
  onRunning(worker: number, address: Address): void;
  /** It listened at `address`, and its thread has ended. */
  onGone(worker: number, address: Address): void;
}

/**
 * Keeps one worker running.
 *
 * States: `starting` has a thread whose system does not listen yet; `running` has one whose system does; `waiting` has none, and starts one after the
 * back-off; `stopped` is final. A thread that ends leads from `starting` and `running` to `waiting`. The back-off doubles with each end, up to its
 * maximum, and is reset by a worker that has run that long.
 */
export class WorkerSlot {
  /** Resolves when the worker runs for the first time, and rejects if its first thread ends before. */
  readonly started: Promise<void>;
  readonly #worker: number;
  readonly #context: WorkerSlotContext;
  #state: "starting" | "running" | "waiting" | "stopped" = "waiting";
  #thread: WorkerThread | undefined;
  #address: Address | undefined;
  #failure: unknown;
  #backoffMs: number;
  #cancelTimer: CancelTimer = () => {};
  #settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } = { resolve() {}, reject() {} };

  constructor(worker: number, context: WorkerSlotContext) {
    this.#worker = worker;
    this.#context = context;
    this.#backoffMs = context.settings.minBackoffMs;
    this.started = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#start();
  }

  /** Ends the thread, and starts no other. */
  stop(): void {
    this.#state = "stopped";
    this.#cancelTimer();
    this.#thread?.terminate();
  }

  #start(): void {
    this.#state = "starting";
    this.#failure = undefined;
    const { platform, settings, startThread, log } = this.#context;
    this.#thread = startThread(this.#worker, {
      onListening: (text) => this.#onListening(text),
      onFailed: (error) => {
        this.#failure = error;
        log.error("Worker {0} failed: {1}", this.#worker, error);
      },
      onEnded: (exitCode) => this.#onEnded(exitCode),
    });
    this.#cancelTimer = platform.timers.once(settings.startTimeoutMs, () => {
      this.#failure = `no system of it listened within ${settings.startTimeoutMs} ms (ritsem.workers.start-timeout)`;
      this.#thread?.terminate();
    });
  }

  #onListening(text: string): void {
    if (this.#state !== "starting") return;
    this.#state = "running";
    this.#cancelTimer();
    this.#address = this.#context.parseAddress(text);
    this.#cancelTimer = this.#context.platform.timers.once(this.#context.settings.maxBackoffMs, () => {
      this.#backoffMs = this.#context.settings.minBackoffMs;
    });
    this.#context.onRunning(this.#worker, this.#address);
    this.#settle.resolve();
  }

  #onEnded(exitCode: number): void {
    this.#cancelTimer();
    const address = this.#address;
    this.#address = undefined;
    this.#thread = undefined;
    if (address !== undefined) this.#context.onGone(this.#worker, address);
    if (this.#state === "stopped") return;
    const { settings, platform, log } = this.#context;
    const why = this.#failure === undefined ? `it ended with exit code ${exitCode}` : errorFrom(this.#failure).message;
    this.#settle.reject(
      new WorkerStartError(settings.entry, `${why}. Its program must create a system with the configuration of thisWorker().`),
    );
    this.#state = "waiting";
    const backoffMs = this.#backoffMs;
    this.#backoffMs = Math.min(2 * backoffMs, settings.maxBackoffMs);
    log.warning("Worker {0} has ended ({1}); another thread takes its place in {2} ms", this.#worker, why, backoffMs);
    this.#cancelTimer = platform.timers.once(backoffMs, () => this.#start());
  }
}
