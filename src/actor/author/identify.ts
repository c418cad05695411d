import type { ActorRef } from "../ref/actor-ref.ts";
import { AutoReceivedMessage } from "./auto-received-message.ts";

/** Asks whoever lives at a path for its ref. Every actor answers with an {@link ActorIdentity}. */
export class Identify extends AutoReceivedMessage {
  /** Comes back in the answer. */
  readonly messageId: unknown;

  constructor(messageId: unknown) {
    super();
    this.messageId = messageId;
  }
}

/** The answer to {@link Identify}. */
export class ActorIdentity {
  readonly messageId: unknown;
  /** `undefined` when nobody lives at the path. */
  readonly subject: ActorRef | undefined;

  constructor(messageId: unknown, subject: ActorRef | undefined) {
    this.messageId = messageId;
    this.subject = subject;
  }
}
