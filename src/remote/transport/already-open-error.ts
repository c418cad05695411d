import { RitsemError } from "../../base/index.ts";

/** `open` was called twice on one connection. A mistake in the calling code: a connection has one listener for life. */
export class AlreadyOpenError extends RitsemError {
  readonly code = "RITSEM_REMOTE_ALREADY_OPEN";

  constructor(remoteEndpoint: string) {
    super(`The connection with ${remoteEndpoint} has a listener already. Call open once, with the listener it keeps.`);
  }
}
