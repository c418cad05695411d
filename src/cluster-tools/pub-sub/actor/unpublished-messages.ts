import type { ActorRef } from "../../../actor/index.ts";
import type { PublishWithAck } from "../message/delivery.ts";

/** A message that waits for the first subscriber of its topic. */
export interface Unpublished {
  readonly message: PublishWithAck;
  readonly sender: ActorRef;
  /** Monotonic ms. */
  readonly deadlineMs: number;
}

/** Messages that were published with an acknowledgement, to topics without subscribers. */
export class UnpublishedMessages {
  readonly #maxPerTopic: number;
  readonly #byKey = new Map<string, Unpublished[]>();

  constructor(maxPerTopic: number) {
    this.#maxPerTopic = maxPerTopic;
  }

  /** Returns the oldest one of the topic if it had to give way. */
  add(key: string, unpublished: Unpublished): Unpublished | undefined {
    const waiting = this.#byKey.get(key) ?? [];
    this.#byKey.set(key, waiting);
    waiting.push(unpublished);
    return waiting.length > this.#maxPerTopic ? waiting.shift() : undefined;
  }

  /** Those that wait for `key`, which do not wait any more. */
  release(key: string): readonly Unpublished[] {
    const found = this.#byKey.get(key) ?? [];
    this.#byKey.delete(key);
    return found;
  }

  /** Those that have waited too long, which do not wait any more. */
  takeOverdue(nowMs: number): readonly Unpublished[] {
    const overdue: Unpublished[] = [];
    for (const [key, waiting] of this.#byKey) {
      const rest = waiting.filter((each) => each.deadlineMs > nowMs);
      for (const each of waiting) if (each.deadlineMs <= nowMs) overdue.push(each);
      if (rest.length === 0) this.#byKey.delete(key);
      else this.#byKey.set(key, rest);
    }
    return overdue;
  }

  /** All that wait. */
  takeAll(): readonly Unpublished[] {
    return this.takeOverdue(Number.POSITIVE_INFINITY);
  }
}
