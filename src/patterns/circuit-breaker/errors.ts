import { asSentence, RitsemError } from "../../base/index.ts";

/** A circuit breaker refused a call, because it is open or because its one trial call is still running. */
export class OpenCircuitError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_OPEN_CIRCUIT";
  /** The time until the breaker lets a call pass; 0 while a trial call runs. Unit: ms. */
  readonly remainingMs: number;

  /** `cause`: the last failure. */
  constructor(phase: string, remainingMs: number, cause: Error | undefined) {
    const reason =
      phase === "half-open"
        ? "it is half-open, and its one trial call is still running"
        : `it is open for another ${Math.ceil(remainingMs)} ms`;
    const last = cause === undefined ? "" : ` The last failure: ${asSentence(cause.message)}`;
    super(`A circuit breaker refused a call: ${reason}. Try again later.${last}`, cause === undefined ? {} : { cause });
    this.remainingMs = remainingMs;
  }
}

/** A call through a circuit breaker did not settle in time. It counts as a failure. */
export class CallTimeoutError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CALL_TIMEOUT";

  constructor(callTimeoutMs: number) {
    super(
      `A call through a circuit breaker did not settle within ${callTimeoutMs} ms, and counts as failed. ` +
        "Raise the callTimeout of the breaker if calls may take longer.",
    );
  }
}

/** The cause of a failure that a program reported by `fail()` of a circuit breaker. */
export class ReportedFailureError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REPORTED_FAILURE";

  constructor() {
    super("The program reported a failure by fail() of the circuit breaker.");
  }
}
