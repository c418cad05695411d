import { inspect } from "node:util";
import { ExpectationError } from "../../index.ts";

interface Waiter<T> {
  readonly matches: (item: T) => boolean;
  readonly found: (index: number) => void;
  readonly failed: (reason: Error) => void;
}

/**
 * What a process has said so far, to be waited on. An item that came before the wait counts as well, so a test cannot miss it;
 * an item is handed out once, so two waits for the same thing see two things.
 */
export class WaitableLog<T> {
  readonly #items: T[] = [];
  readonly #taken = new Set<number>();
  readonly #waiters = new Set<Waiter<T>>();
  readonly #followers: { readonly onItem: (item: T) => void; readonly onEnd: (reason: Error) => void }[] = [];
  #end: Error | undefined;

  /** Everything in the order of arrival, handed out or not. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Appends `item`. */
  add(item: T): void {
    this.#items.push(item);
    const index = this.#items.length - 1;
    for (const { onItem } of this.#followers) onItem(item);
    for (const waiter of this.#waiters) {
      if (this.#taken.has(index)) return;
      if (waiter.matches(item)) waiter.found(index);
    }
  }

  /** Nothing more will come: every `take`, now or later, rejects with `reason` at once. */
  end(reason: Error): void {
    this.#end = reason;
    for (const waiter of this.#waiters) waiter.failed(reason);
    for (const { onEnd } of this.#followers) onEnd(reason);
  }

  /** Calls `onItem` for each item from now on, and `onEnd` once at the end. */
  follow(onItem: (item: T) => void, onEnd: (reason: Error) => void): void {
    this.#followers.push({ onItem, onEnd });
  }

  /** The first item that matches and was not handed out yet; those before it stay for others. Rejects with ExpectationError after `timeoutMs`, naming `what`. */
  async take(matches: (item: T) => boolean, timeoutMs: number, what: string): Promise<T> {
    const index = await this.#find(matches, timeoutMs, what);
    return this.#items[index] as T;
  }

  /** As `take`, and everything before the match counts as handed out too: successive calls prove an order. */
  async takeUpTo(matches: (item: T) => boolean, timeoutMs: number, what: string): Promise<T> {
    const index = await this.#find(matches, timeoutMs, what);
    for (let before = 0; before < index; before += 1) this.#taken.add(before);
    return this.#items[index] as T;
  }

  async #find(matches: (item: T) => boolean, timeoutMs: number, what: string): Promise<number> {
    const known = this.#items.findIndex((item, index) => !this.#taken.has(index) && matches(item));
    if (known >= 0) {
      this.#taken.add(known);
      return known;
    }
    if (this.#end !== undefined) throw this.#end;
    return await new Promise<number>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
      };
      const waiter: Waiter<T> = {
        matches,
        found: (index) => {
          this.#taken.add(index);
          settle();
          resolve(index);
        },
        failed: (reason) => {
          settle();
          reject(reason);
        },
      };
      const timer = setTimeout(
        () => waiter.failed(new ExpectationError(`No ${what} within ${timeoutMs} ms. ${this.#lastSeen()}`)),
        timeoutMs,
      );
      this.#waiters.add(waiter);
    });
  }

  #lastSeen(): string {
    const last = this.#items
      .slice(-20)
      .map((item) => (typeof item === "string" ? item : inspect(item, { depth: 4, breakLength: Number.POSITIVE_INFINITY })));
    return last.length === 0 ? "Nothing came at all." : `The last that came:\n${last.join("\n")}`;
  }
}
