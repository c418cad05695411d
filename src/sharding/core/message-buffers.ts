import type { ActorRef } from "../../actor/index.ts";

/** A message that waits, with its sender. */
export interface Waiting {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/** Messages that wait, by what they wait for, in order; together at most `capacity`. */
export class MessageBuffers {
  readonly #capacity: number;
  readonly #byKey = new Map<string, Waiting[]>();
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#size;
  }

  get keys(): readonly string[] {
    return [...this.#byKey.keys()];
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  count(key: string): number {
    return this.#byKey.get(key)?.length ?? 0;
  }

  /** Makes `key` known without a message. */
  open(key: string): void {
    if (!this.#byKey.has(key)) this.#byKey.set(key, []);
  }

  /** `false` if there is no room. */
  add(key: string, waiting: Waiting): boolean {
    if (this.#size >= this.#capacity) return false;
    this.open(key);
    this.#byKey.get(key)?.push(waiting);
    this.#size += 1;
    return true;
  }

  /** Removes what waits for `key`. */
  take(key: string): readonly Waiting[] {
    const taken = this.#byKey.get(key) ?? [];
    this.#byKey.delete(key);
    this.#size -= taken.length;
    return taken;
  }
}
