// `Status`: replies for those who ask, `this.sender.tell(new Status.Failure(error))`.

/** A reply that says that the request was carried out. `ask` resolves with it as with any reply. */
export class Success {
  readonly status: unknown;

  constructor(status?: unknown) {
    this.status = status;
  }
}

/** A reply that says why the request failed: an `ask` rejects with {@link cause}. */
export class Failure {
  readonly cause: Error;
  /** Anything more that the asker may want to know. */
  readonly state: unknown;

  constructor(cause: Error, state?: unknown) {
    this.cause = cause;
    this.state = state;
  }
}
