import type { Address } from "../address/address.ts";

/** The systems in worker threads that a system has started. Workers are numbered from 0; a number keeps its place when its thread is replaced. */
export class WorkerNodes {
  readonly #addresses: (Address | undefined)[] = [];
  readonly #listeners = new Set<(worker: number) => void>();

  /** The number of workers, running or not. */
  get count(): number {
    return this.#addresses.length;
  }

  /** Where the system of `worker` is; undefined while it does not run. */
  addressOf(worker: number): Address | undefined {
    return this.#addresses[worker];
  }

  /** The system of `worker` has started at `address`, or has ended. */
  set(worker: number, address: Address | undefined): void {
    this.#addresses[worker] = address;
    if (address === undefined) return;
    for (const listener of this.#listeners) listener(worker);
  }

  /** Calls `listener` whenever a worker has started, until the returned function is called. */
  onStarted(listener: (worker: number) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
