import type { ActorRef } from "../../../actor/index.ts";

interface Waiting {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/**
 * Messages for child actors that may be about to stop: a topic or a group without subscribers asks its parent whether to stop, and until that is decided its
 * parent keeps what arrives for it.
 */
export class WaitingMessages {
  readonly #byKey = new Map<string, Waiting[]>();

  /** Keeps what arrives for `key` from now on. */
  hold(key: string): void {
    if (!this.#byKey.has(key)) this.#byKey.set(key, []);
  }

  /** Whether `message` waits now. */
  add(key: string, message: unknown, sender: ActorRef): boolean {
    const waiting = this.#byKey.get(key);
    waiting?.push({ message, sender });
    return waiting !== undefined;
  }

  /** Sends what waits for `key` to the actor that `recipient` returns, which is called only if something waits. */
  release(key: string, recipient: () => ActorRef): void {
    const waiting = this.#byKey.get(key) ?? [];
    this.#byKey.delete(key);
    if (waiting.length === 0) return;
    const ref = recipient();
    for (const { message, sender } of waiting) ref.tell(message, sender);
  }
}
