import { type Duration, errorFrom, InvalidArgumentError, millisecondsOf, ReportedFailureError } from "../../base/index.ts";
import { settleWithin } from "../../platform/index.ts";
import type { ActorSystem } from "../../actor/index.ts";
import { type ExtendedActorSystem, isPromiseLike, randomShare } from "../../actor/internal.ts";
import { assertOption } from "../option/assert-option.ts";
import {
  admit,
  type BreakerEvent,
  type BreakerLimits,
  type BreakerPhase,
  type BreakerState,
  closedBreaker,
  type PassingPhase,
  transition,
} from "./breaker-state.ts";
import { CallTimeoutError, refusal } from "./errors.ts";

/** When a circuit breaker opens, and for how long. */
export interface CircuitBreakerOptions {
  /** The number of failures, without a success in between, at which it opens. At least 1. */
  readonly maxFailures: number;
  /** A call that takes longer has failed. `"infinite"`: no limit; then a trial call that never settles keeps the breaker half-open. */
  readonly callTimeout: Duration;
  /** How long it stays open before it lets a trial call pass. */
  readonly resetTimeout: Duration;
  /** The reset timeout grows with each failed trial as long as it remains below this. Default: infinite. */
  readonly maxResetTimeout?: Duration;
  /** The reset timeout is multiplied by this for each failed trial. At least 1. Default: 1; Akka.NET's `WithExponentialBackoff` sets 2. */
  readonly exponentialBackoffFactor?: number;
  /** Up to this fraction, between 0 and 1, is added to the next reset timeout at random. Default: 0. */
  readonly randomFactor?: number;
}

/**
 * Stops calling what keeps failing, so that callers fail at once instead of waiting, and what they call can recover.
 *
 * Closed: calls pass. After `maxFailures` failures in a row it opens: calls are refused with OpenCircuitError. After `resetTimeout` it is
 * half-open: one trial call passes and decides whether it closes or opens again. A call fails if it throws, rejects or takes longer than
 * `callTimeout`. Time is the system's, so a test's manual clock controls it; after the system's termination, an open breaker stays open.
 *
 * INTEROP: counts and changes its state as Akka.NET's CircuitBreaker. As there, the outcome of a call counts in the state in which the call
 * began. Unlike there, factors may be fractions, and `remainingMs` of an OpenCircuitError is the time until this reset, not the next one.
 */
export class CircuitBreaker {
  readonly #system: ExtendedActorSystem;
  readonly #limits: BreakerLimits;
  readonly #callTimeoutMs: number;
  readonly #listeners: Readonly<Record<BreakerPhase, (() => void)[]>> = { closed: [], open: [], "half-open": [] };
  #state: BreakerState;

  /** A closed breaker. Throws InvalidArgumentError and InvalidDurationError. */
  constructor(system: ActorSystem, options: CircuitBreakerOptions) {
    this.#system = system as ExtendedActorSystem;
    this.#limits = limitsFrom(options);
    this.#callTimeoutMs = millisecondsOf(options.callTimeout);
    this.#state = closedBreaker(this.#limits);
  }

  /** Whether all calls pass. */
  get isClosed(): boolean {
    return this.#state.phase === "closed";
  }

  /** Whether all calls are refused. */
  get isOpen(): boolean {
    return this.#state.phase === "open";
  }

  /** Whether one trial call may pass, or is running. */
  get isHalfOpen(): boolean {
    return this.#state.phase === "half-open";
  }

  /** Failures since the last success of a call that began while closed, or since the breaker last closed. */
  get currentFailureCount(): number {
    return this.#state.failureCount;
  }

  /** The last failure; `undefined` after a success. */
  get lastCaughtError(): Error | undefined {
    return this.#state.lastFailure;
  }

  /**
   * Calls `body` at once if the breaker lets it pass, and settles as its result does. `signal` is aborted when the call timeout has passed:
   * pass it on, `ref.ask(message, Reply, { signal })`, to end a call whose result is no longer needed. Rejects with OpenCircuitError, without calling
   * `body`, and with CallTimeoutError.
   */
  async withCircuitBreaker<T>(body: (signal: AbortSignal) => T | PromiseLike<T>): Promise<T> {
    const during = this.#admit();
    const controller = new AbortController();
    try {
      const called = new Promise<T>((resolve) => resolve(body(controller.signal)));
      const value = await settleWithin<T>(this.#system.platform.timers, this.#callTimeoutMs, called, () => {
        const timeout = new CallTimeoutError(this.#callTimeoutMs);
        controller.abort(timeout);
        throw timeout;
      });
      this.#apply({ kind: "success", during });
      return value;
    } catch (thrown) {
      this.#failed(during, errorFrom(thrown));
      throw thrown;
    }
  }

  /**
   * Calls a function that returns its result, not a promise. Throws OpenCircuitError, without calling `body`; CallTimeoutError if `body` took
   * longer than the call timeout, which cannot interrupt it; and what `body` throws.
   */
  withSyncCircuitBreaker<T>(body: () => T): T {
    const during = this.#admit();
    const { clock } = this.#system.platform;
    const startMs = clock.nowMs();
    try {
      const value = body();
      if (isPromiseLike(value)) {
        throw new InvalidArgumentError("withSyncCircuitBreaker takes a function without a promise. Use withCircuitBreaker.");
      }
      if (clock.nowMs() - startMs > this.#callTimeoutMs) throw new CallTimeoutError(this.#callTimeoutMs);
      this.#apply({ kind: "success", during });
      return value;
    } catch (thrown) {
      this.#failed(during, errorFrom(thrown));
      throw thrown;
    }
  }

  /** Reports a success of something that was not called through the breaker, such as a message that has been answered. No effect while open. */
  succeed(): void {
    this.#apply({ kind: "success", during: this.#state.phase });
  }

  /** Reports a failure of something that was not called through the breaker. No effect while open. */
  fail(): void {
    this.#failed(this.#state.phase, new ReportedFailureError());
  }

  /** Calls `listener` whenever the breaker opens. Errors of listeners are logged. */
  onOpen(listener: () => void): this {
    return this.#listen("open", listener);
  }

  /** Calls `listener` whenever the breaker becomes half-open. Errors of listeners are logged. */
  onHalfOpen(listener: () => void): this {
    return this.#listen("half-open", listener);
  }

  /** Calls `listener` whenever the breaker closes. Errors of listeners are logged. */
  onClose(listener: () => void): this {
    return this.#listen("closed", listener);
  }

  #listen(phase: BreakerPhase, listener: () => void): this {
    this.#listeners[phase].push(listener);
    return this;
  }

  #admit(): PassingPhase {
    const admission = admit(this.#state, this.#system.platform.clock.nowMs());
    this.#state = admission.state;
    if (admission.kind === "passed") return admission.during;
    throw refusal(this.#state.phase, admission.remainingMs, this.#state.lastFailure);
  }

  #failed(during: BreakerPhase, error: Error): void {
    const { clock } = this.#system.platform;
    this.#apply({ kind: "failure", during, error, nowMs: clock.nowMs(), random: randomShare(this.#system) });
  }

  #apply(event: BreakerEvent): void {
    const { state, effects } = transition(this.#state, event, this.#limits);
    this.#state = state;
    for (const effect of effects) {
      if (effect.kind === "schedule-reset") this.#system.scheduler.scheduleOnce(effect.delayMs, () => this.#apply({ kind: "reset-due" }));
      if (effect.kind === "notify") this.#notify(effect.phase);
    }
  }

  #notify(phase: BreakerPhase): void {
    for (const listener of this.#listeners[phase]) {
      try {
        listener();
      } catch (error) {
        this.#system.log("CircuitBreaker").error(errorFrom(error), "A listener of a circuit breaker that is now {0} failed", phase);
      }
    }
  }
}

const OWNER = "a circuit breaker";

function limitsFrom(options: CircuitBreakerOptions): BreakerLimits {
  const { maxFailures, resetTimeout, maxResetTimeout = "infinite", exponentialBackoffFactor = 1, randomFactor = 0 } = options;
  assertOption(OWNER, Number.isInteger(maxFailures) && maxFailures >= 1, "maxFailures", "a whole number of at least 1", maxFailures);
  assertOption(OWNER, exponentialBackoffFactor >= 1, "exponentialBackoffFactor", "a number of at least 1", exponentialBackoffFactor);
  assertOption(OWNER, randomFactor >= 0 && randomFactor <= 1, "randomFactor", "a number between 0 and 1", randomFactor);
  const resetTimeoutMs = millisecondsOf(resetTimeout);
  assertOption(OWNER, Number.isFinite(resetTimeoutMs), "resetTimeout", "a finite duration", resetTimeout);
  return { maxFailures, resetTimeoutMs, maxResetTimeoutMs: millisecondsOf(maxResetTimeout), exponentialBackoffFactor, randomFactor };
}
