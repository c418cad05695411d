import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";

/** No message arrived in an inbox in time. */
export class InboxTimeoutError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INBOX_TIMEOUT";

  constructor(inbox: ActorPath, timeoutMs: number, isDefault: boolean) {
    super(
      `No matching message arrived in ${inbox} within ${timeoutMs} ms. ` +
        (isDefault ? "The limit is akka.actor.inbox.default-timeout; pass a timeout to receive to change it." : "Give it more time."),
    );
  }
}

/** An inbox was used after it was closed, or closed while a receive was pending. */
export class InboxClosedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INBOX_CLOSED";

  constructor(inbox: ActorPath) {
    super(`${inbox} is closed and receives no more messages. Create a new inbox.`);
  }
}
