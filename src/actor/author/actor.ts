import { unhandled } from "../cell/unhandled.ts";
import { ActorBase } from "./actor-base.ts";

/** An actor with one method for all messages. */
export abstract class Actor<in M = unknown> extends ActorBase<M> {
  override handle(message: M): unknown {
    return this.receive(message);
  }

  /** Handles one message. A promise is awaited before the next message comes; what it rejects with counts as thrown. */
  abstract receive(message: M): unknown;

  /** Says that `message` was not understood: it is published as `UnhandledMessage`, and a `Terminated` makes the actor fail. */
  unhandled(message: unknown): void {
    unhandled(this.context, message);
  }
}
