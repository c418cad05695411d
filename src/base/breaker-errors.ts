// The errors of circuit breakers that both runtimes have. They are here because remoting creates them from Akka.NET's exceptions, and must not load the
// module of the circuit breakers for that.
import { RitsemError } from "./ritsem-error.ts";

/** A circuit breaker refused a call, because it is open or because its one trial call is still running. */
export class OpenCircuitError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_OPEN_CIRCUIT";
  /** The time until the breaker lets a call pass; 0 while a trial call runs. Unit: ms. */
  readonly remainingMs: number;

  /** `cause`: the last failure. */
  constructor(message: string, remainingMs: number, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.remainingMs = remainingMs;
  }
}

/** The cause of a failure that a program reported by `fail()` of a circuit breaker. */
export class ReportedFailureError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REPORTED_FAILURE";

  constructor(message = "The program reported a failure by fail() of the circuit breaker.", options?: { readonly cause?: unknown }) {
    super(message, options);
  }
}
