import { plainMember } from "../ref/typed-value.ts";

// `Status`: replies to asks, `this.sender.tell(new Status.Failure(error))`.
import { errorFrom, inspectInOneLine } from "../../base/index.ts";

/** A reply that reports success. `ask` resolves with it as with any reply. */
export class Success {
  /** The value. */
  readonly status: unknown;

  constructor(status?: unknown) {
    this.status = plainMember(this, status);
  }
}

/** A reply that reports a failure: an `ask` rejects with its {@link cause}. */
export class Failure {
  /** The error. */
  readonly cause: Error;
  /** Any further information for the sender of the ask. */
  readonly state: unknown;

  /** A cause that is not an Error is wrapped in a NonErrorThrownError. */
  constructor(cause: unknown, state?: unknown) {
    this.cause = errorFrom(cause);
    this.state = plainMember(this, state);
  }
}

inspectInOneLine(Success.prototype);
inspectInOneLine(Failure.prototype);
