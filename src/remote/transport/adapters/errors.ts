import { RitsemError } from "../../../base/index.ts";

/** A connection was closed because frames that the adapter `trttl` held back took too much memory. */
export class ThrottledTooLongError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_THROTTLED_TOO_LONG";

  constructor(peer: string, waitingBytes: number) {
    super(
      `Closed the connection with ${peer}: the adapter trttl held back ${waitingBytes} bytes of received frames. Raise the rate given by SetThrottle, ` +
        "or throttle the sending side, which asks its writers to wait.",
    );
  }
}

/** The adapter `gremlin` let a connection fail. */
export class FailureInjectorError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_FAILURE_INJECTED";

  constructor(remote: string) {
    super(
      `Simulated failure of association to ${remote}: the adapter gremlin is active. Remove it from applied-adapters, or give it the mode PassThru.`,
    );
  }
}
