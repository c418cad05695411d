import { inspectInOneLine } from "../../base/index.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import { plainMember } from "../ref/typed-value.ts";

/** Asks the actor at a path for its ref. Every actor replies with an {@link ActorIdentity}. */
export class Identify extends AutoReceivedMessage {
  /** Returned in the reply. */
  readonly messageId: unknown;

  constructor(messageId: unknown) {
    super();
    this.messageId = plainMember(this, messageId);
  }
}

/** The reply to {@link Identify}. */
export class ActorIdentity {
  /** The id from the `Identify` message. */
  readonly messageId: unknown;
  /** `undefined` if there is no actor at the path. */
  readonly subject: ActorRef | undefined;

  constructor(messageId: unknown, subject: ActorRef | undefined) {
    this.messageId = messageId;
    this.subject = subject;
  }
}

inspectInOneLine(ActorIdentity.prototype);
