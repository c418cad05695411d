import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";

/** No message came to an inbox in time. */
export class InboxTimeoutError extends RitsemError {
  readonly code = "RITSEM_INBOX_TIMEOUT";

  constructor(inbox: ActorPath, timeoutMs: number, isDefault: boolean) {
    super(
      `No message that was wanted came to ${inbox} within ${timeoutMs} ms. ` +
        (isDefault
          ? "The limit is akka.actor.inbox.default-timeout; give receive a timeout of its own to change it."
          : "Give it more time."),
    );
  }
}

/** An inbox was used after its end, or ended while somebody waited for a message. */
export class InboxClosedError extends RitsemError {
  readonly code = "RITSEM_INBOX_CLOSED";

  constructor(inbox: ActorPath) {
    super(`${inbox} is closed and receives nothing any more. Create a new inbox.`);
  }
}
