import { errorFrom } from "../../base/index.ts";
import type { DurableStore } from "../durable/durable-store.ts";

/** What a writer needs. */
export interface DurableWriterInit {
  readonly store: DurableStore;
  /** The current value of a key, as bytes. */
  readonly bytesOf: (key: string) => Uint8Array | undefined;
  /** Calls `run` later; `undefined`: changes are written at once. */
  readonly later: ((run: () => void) => void) | undefined;
  /** Keys could not be stored. */
  readonly onFailure: (keys: readonly string[], error: Error) => void;
}

interface Batch {
  readonly keys: Set<string>;
  readonly waiting: ((isStored: boolean) => void)[];
}

/**
 * Writes the values of durable keys to a store, one batch after the other: while one is written, changes collect for the next, and a key that changes often
 * is written once in each.
 */
export class DurableWriter {
  readonly #init: DurableWriterInit;
  #next: Batch = emptyBatch();
  #isScheduled = false;
  #written: Promise<void> = Promise.resolve();

  constructor(init: DurableWriterInit) {
    this.#init = init;
  }

  /** A key has changed. `done` is told when its value is stored or cannot be; at once, if changes are written later. */
  put(key: string, done?: (isStored: boolean) => void): void {
    this.#next.keys.add(key);
    if (done !== undefined && this.#init.later === undefined) this.#next.waiting.push(done);
    this.#schedule();
    if (this.#init.later !== undefined) done?.(true);
  }

  /** Stores what has changed, and closes the store. */
  async close(): Promise<void> {
    await this.#written;
    await this.#write();
    await this.#init.store.close();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const write = (): void => {
      this.#written = this.#written.then(() => this.#write());
    };
    if (this.#init.later === undefined) write();
    else this.#init.later(write);
  }

  async #write(): Promise<void> {
    this.#isScheduled = false;
    const { keys, waiting } = this.#next;
    if (keys.size === 0) return;
    this.#next = emptyBatch();
    const isStored = await this.#stored([...keys]);
    for (const done of waiting) done(isStored);
  }

  async #stored(keys: readonly string[]): Promise<boolean> {
    try {
      const values = new Map<string, Uint8Array>();
      for (const key of keys) {
        const bytes = this.#init.bytesOf(key);
        if (bytes !== undefined) values.set(key, bytes);
      }
      await this.#init.store.store(values);
      return true;
    } catch (error) {
      this.#init.onFailure(keys, errorFrom(error));
      return false;
    }
  }
}

function emptyBatch(): Batch {
  return { keys: new Set(), waiting: [] };
}
