import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { AnyActorRef } from "../ref/actor-ref.ts";

/**
 * Detects messages without a sender while an actor awaits a promise: its handler probably called `ref.tell(message)` after an `await`,
 * where the running actor is not known. Logs one warning per system. Key: `ritsem.actor.hint-missing-sender`.
 */
export class SenderHint {
  readonly #log: () => LoggingAdapter;
  readonly #awaiting = new Set<AnyActorRef>();
  #hasSpoken = false;

  constructor(log: () => LoggingAdapter) {
    this.#log = log;
  }

  /** A handler of this actor starts to await a promise. */
  awaits(actor: AnyActorRef): void {
    this.#awaiting.add(actor);
  }

  awaitsNoMore(actor: AnyActorRef): void {
    this.#awaiting.delete(actor);
  }

  /** A message for `recipient` was sent without a sender argument while no actor was running. */
  onMissingSender(recipient: { readonly path: { toString(): string } }): void {
    if (this.#hasSpoken || this.#awaiting.size === 0) return;
    this.#hasSpoken = true;
    const [first] = this.#awaiting;
    this.#log().warning(
      "A message to {0} was sent without a sender while {1} awaits a promise. After an await, ref.tell(message) has no sender: write " +
        "this.tell(ref, message), this.forward(ref), or name NO_SENDER if it has none. This warning is logged once; ritsem.actor.hint-missing-sender = off " +
        "ends it.",
      recipient.path.toString(),
      this.#awaiting.size === 1 ? String(first?.path) : `one of ${this.#awaiting.size} actors`,
    );
  }
}
