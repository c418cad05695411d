/** A source of time. Delays and deadlines use the monotonic one; the wall clock is for what people read. */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary start, with fractions. Never goes back, also when the wall clock does. */
  nowMs(): number;
  /** The calendar's time, for log lines only. */
  date(): Date;
}

/** Undoes a timer. Calling it again, or after the timer fired, does nothing. */
export type CancelTimer = () => void;

/** Timers that a test can replace by a hand-driven clock. */
export interface Timers {
  /** Calls `task` once, not earlier than `delayMs` from now. */
  once(delayMs: number, task: () => void): CancelTimer;
}

/** What the host lends to one actor system: time, turns, randomness, a place for log lines, files. Every effect goes through it. */
export interface Platform {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Runs `task` in a later macrotask, after sockets and timers that are due have had their turn. */
  yieldToHost(task: () => void): void;
  /** Uniform integer in [1, 2^31-1]: uids of actors and of systems. */
  randomUid(): number;
  /** One finished log line, without line end. */
  writeLine(line: string): void;
  /** Environment variables for HOCON substitutions; empty in browsers. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text of a file, or `undefined` when there is none. Absent where the host has no files. */
  readonly readTextFile?: (path: string) => string | undefined;
  /** Keeps the process alive until the returned function is called. Absent where a process has no such notion. */
  readonly keepAlive?: () => () => void;
  /**
   * Calls `listener` when the process is asked to end (SIGTERM, SIGINT) or has nothing left to do, and lets a signal have its usual effect
   * once the promise is settled and nobody else listens to it. The returned function ends that. Absent where a process has no such notion.
   */
  readonly onTerminationSignal?: (listener: () => Promise<void>) => () => void;
  /** Ends the process. Absent where a program cannot. */
  readonly exitProcess?: (code: number) => void;
}
