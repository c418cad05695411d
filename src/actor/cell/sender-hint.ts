import type { ActorPath } from "../address/actor-path.ts";
import type { LoggingAdapter } from "../event/logging-adapter.ts";

/**
 * Notices messages without a sender while an actor awaits: most likely its handler wrote `ref.tell(message)` after an `await`, where the running
 * actor is not known any more. Says so once per system. Key: `ritsem.actor.hint-missing-sender`.
 */
export class SenderHint {
  readonly #log: () => LoggingAdapter;
  readonly #awaiting = new Set<ActorPath>();
  #hasSpoken = false;

  constructor(log: () => LoggingAdapter) {
    this.#log = log;
  }

  /** A handler of this actor awaits something from now on. */
  awaits(path: ActorPath): void {
    this.#awaiting.add(path);
  }

  awaitsNoMore(path: ActorPath): void {
    this.#awaiting.delete(path);
  }

  /** A message for `recipient` was sent without a word about its sender, by no running actor. */
  onMissingSender(recipient: ActorPath): void {
    if (this.#hasSpoken || this.#awaiting.size === 0) return;
    this.#hasSpoken = true;
    const [first] = this.#awaiting;
    this.#log().warning(
      "A message to {0} was sent without a sender while {1} awaits something. After an await, ref.tell(message) has no sender: write " +
        "this.tell(ref, message), this.forward(ref), or name NO_SENDER if none is meant. This is said once; ritsem.actor.hint-missing-sender = off " +
        "ends it.",
      recipient.toString(),
      this.#awaiting.size === 1 ? String(first) : `one of ${this.#awaiting.size} actors`,
    );
  }
}
