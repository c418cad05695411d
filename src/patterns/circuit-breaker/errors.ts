import { asSentence, OpenCircuitError, RitsemError } from "../../base/index.ts";

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

/** The error of a call that is refused; `cause` is the last failure. */
export function refusal(phase: string, remainingMs: number, cause: Error | undefined): OpenCircuitError {
  const reason =
    phase === "half-open"
      ? "it is half-open, and its one trial call is still running"
      : `it is open for another ${Math.ceil(remainingMs)} ms`;
  const last = cause === undefined ? "" : ` The last failure: ${asSentence(cause.message)}`;
  const text = `A circuit breaker refused a call: ${reason}. Try again later.${last}`;
  return new OpenCircuitError(text, remainingMs, cause === undefined ? {} : { cause });
}
