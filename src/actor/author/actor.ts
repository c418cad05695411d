import type { Notification } from "./notification.ts";
import { unhandled } from "./unhandled.ts";
import { ActorBase } from "./actor-base.ts";

/** An actor with one method for all messages. */
export abstract class Actor<in M = unknown> extends ActorBase<M> {
  /** Handles one message. A returned promise suspends the mailbox until it settles. */
  override handle(message: M): unknown {
    return this.receive(message);
  }

  /**
   * Handles one message: one of `M`, or a {@link Notification} that the actor asked for. A promise is awaited before the next message; a
   * rejection counts as a thrown error.
   */
  abstract receive(message: M | Notification): unknown;

  /** Reports that `message` has no handler: it is published as `UnhandledMessage`; for a `Terminated`, the actor fails. */
  unhandled(message: unknown): void {
    unhandled(this.context, message);
  }
}
