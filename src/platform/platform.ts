/** A source of time. Delays and deadlines use the monotonic time; the wall clock is for people to read. */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary start, with fractions. Never decreases, even if the wall clock does. */
  nowMs(): number;
  /** The wall-clock time, for log lines only. */
  date(): Date;
}

/** Cancels a timer. Calling it again, or after the timer fired, has no effect. */
export type CancelTimer = () => void;

/** Timers, which a test can replace by a manual clock. */
export interface Timers {
  /** Calls `task` once, no earlier than `delayMs` from now. */
  once(delayMs: number, task: () => void): CancelTimer;
}

/** What an actor system needs of its host: time, turns, randomness, log output, files. All effects go through it. */
export interface Platform {
  /** Clock of the platform. */
  readonly clock: Clock;
  /** Timers of the platform. */
  readonly timers: Timers;
  /** Runs `task` in a later macrotask, after sockets and timers that are due. */
  yieldToHost(task: () => void): void;
  /** A uniform integer in [1, 2^31-1], for uids of actors and of systems. */
  randomUid(): number;
  /** Writes one finished log line, without a line end. */
  writeLine(line: string): void;
  /** Environment variables for HOCON substitutions; empty in browsers. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Limit of the heap; the process ends if it needs more. Unit: bytes. Absent if the host does not tell it. */
  readonly heapLimitBytes?: number;
  /**
   * Returns the text of a file, or `undefined` if it does not exist. Throws FileUnreadableError for a file that cannot be read. Absent on hosts
   * without files.
   */
  readonly readTextFile?: (path: string) => string | undefined;
  /** Keeps the process alive until the returned function is called. Absent if the host has no processes. */
  readonly keepAlive?: () => () => void;
  /**
   * Calls `listener` when the process is asked to end (SIGTERM, SIGINT) or has nothing left to do. A signal has its usual effect once the
   * promise has settled and no other listener is left. The returned function removes the listener. Absent if the host has no processes.
   */
  readonly onTerminationSignal?: (listener: () => Promise<void>) => () => void;
  /** Ends the process. Absent if a program cannot do so. */
  readonly exitProcess?: (code: number) => void;
}
