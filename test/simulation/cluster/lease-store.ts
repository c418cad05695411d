/** How long a lease lasts without a sign of life of its owner. */
const TIMEOUT_MS = 12_000;

/** A lease that all nodes can reach, whatever is cut between them. Its owner renews it as long as it runs. */
export class LeaseStore {
  #owner: string | undefined;
  #seenAtMs = 0;

  /** Whether `owner` has the lease now. */
  acquire(owner: string, nowMs: number): boolean {
    if (this.#owner !== undefined && this.#owner !== owner && nowMs - this.#seenAtMs < TIMEOUT_MS) return false;
    this.#owner = owner;
    this.#seenAtMs = nowMs;
    return true;
  }

  renew(owner: string, nowMs: number): void {
    if (this.#owner === owner) this.#seenAtMs = nowMs;
  }

  release(owner: string): void {
    if (this.#owner === owner) this.#owner = undefined;
  }

  isHeldBy(owner: string, nowMs: number): boolean {
    return this.#owner === owner && nowMs - this.#seenAtMs < TIMEOUT_MS;
  }
}
